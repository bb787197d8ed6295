import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { brokenFuzzReport, soundFuzzReport } from "../../fuzz/report/fake-fuzz-report.ts";
import { renderFuzzSarif } from "../../fuzz/report/sarif.ts";
import type { FuzzReport } from "../../fuzz/report/schema.ts";
import { packageRoot } from "../data.ts";
import { fakeFailure, fakeReport, fakeResult, hostile } from "./fake-report.ts";
import { renderSarif } from "./sarif.ts";
import type { Report } from "./schema.ts";

/** The schema that OASIS published, as draft 04; what Ajv is asked of it means the same since. */
const {
	$schema: _draft,
	id: _id,
	...schema
} = z
	.looseObject({ $schema: z.literal("http://json-schema.org/draft-04/schema#"), id: z.string() })
	.parse(JSON.parse(readFileSync(join(packageRoot(), "conformance/report/fixtures/sarif-2.1.0.schema.json"), "utf8")));
const ajv = new Ajv({
	allErrors: true,
	// One of its patterns is none under the `u` flag.
	unicodeRegExp: false,
	strict: false,
	formats: {
		uri: (text: string) => URL.canParse(text),
		"uri-reference": (text: string) => URL.canParse(text, "https://base.test/"),
		"date-time": (text: string) => z.iso.datetime({ offset: true }).safeParse(text).success,
	},
});
const validate = ajv.compile(schema);

const Text = z.looseObject({ text: z.string().min(1) });
const Description = Text.extend({ text: z.string().min(1).max(1024) });
const Rule = z.looseObject({
	id: z.string().min(1),
	name: z.string().max(255),
	shortDescription: Description,
	fullDescription: Description,
	help: Text,
	properties: z.looseObject({ tags: z.array(z.string()), "security-severity": z.string() }),
});
const Line = z.int().min(1);
const Location = z.looseObject({
	physicalLocation: z.strictObject({
		artifactLocation: z.strictObject({ uri: z.string().regex(/^(?![a-z]+:|\/|\.\.)/i) }),
		region: z.strictObject({ startLine: Line, startColumn: Line, endLine: Line, endColumn: Line }),
	}),
});
const Finding = z.looseObject({
	ruleId: z.string(),
	ruleIndex: z.int().min(0),
	level: z.enum(["error", "warning", "note"]),
	message: Text,
	locations: z.tuple([Location]),
	partialFingerprints: z.strictObject({ primaryLocationLineHash: z.string().regex(/^[0-9a-f]{16}:1$/) }),
});
const Run = z.looseObject({
	tool: z.looseObject({ driver: z.looseObject({ rules: z.array(Rule) }) }),
	automationDetails: z.looseObject({ id: z.string() }),
	invocations: z.tuple([
		z.looseObject({
			executionSuccessful: z.boolean(),
			toolExecutionNotifications: z.array(z.looseObject({ message: Text })),
		}),
	]),
	results: z.array(Finding),
});
/** What code scanning asks for beyond the schema. */
const Accepted = z.looseObject({ version: z.literal("2.1.0"), $schema: z.url(), runs: z.tuple([Run]) });

const options = {
	textOf: (id: string) => `${id} MUST hold.`,
	placeOf: () => ({ file: "de ploy/c#1.json", line: 3, endColumn: 9 }),
	command: "countersign conform --config c.json",
};

function render(report: Report) {
	const log: unknown = JSON.parse(renderSarif(report, options));
	validate(log);
	expect(validate.errors ?? []).toEqual([]);
	return Accepted.parse(log).runs[0];
}

describe("a SARIF report", () => {
	it("is judged by a schema that refuses what SARIF is not", () => {
		expect(validate({ version: "2.1.0", runs: [{ tool: { driver: {} } }] })).toBe(false);
		expect(validate({ version: "2.1.0", runs: [{ tool: { driver: { name: "n" } }, results: [{}] }] })).toBe(false);
	});

	it("has a result for each finding, with its rule and its place, and none for anything else", () => {
		const { results, tool } = render(fakeReport());
		expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
			["HMAC-NONCE-01/parallel", "error"],
			["HMAC-SIG-02/x", "warning"],
		]);
		for (const { ruleId, ruleIndex, locations } of results) {
			expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
			expect(locations[0].physicalLocation).toEqual({
				artifactLocation: { uri: "de%20ploy/c%231.json" },
				region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 9 },
			});
		}
	});

	it("explains each rule, and says how bad it is to break it", () => {
		const [rule] = render(fakeReport([fakeFailure])).tool.driver.rules;
		expect(rule?.fullDescription.text).toBe("HMAC-NONCE-01 MUST hold.");
		expect(rule?.help.text).toContain("--only HMAC-NONCE-01/parallel");
		expect(rule?.properties).toMatchObject({ tags: ["security", "external/cwe/cwe-294"] });
	});

	it("puts every severity into the band that code scanning shows by its name", () => {
		const scoreOf = (severity: "critical" | "high" | "medium" | "low" | "info"): number =>
			Number(
				render(fakeReport([fakeResult({ verdict: "fail", severity })])).tool.driver.rules[0]?.properties[
					"security-severity"
				],
			);
		expect(scoreOf("critical")).toBeGreaterThan(9);
		for (const [severity, from, to] of [
			["high", 7, 8.9],
			["medium", 4, 6.9],
			["low", 0.1, 3.9],
			["info", 0.1, 3.9],
		] as const) {
			expect(scoreOf(severity)).toBeGreaterThanOrEqual(from);
			expect(scoreOf(severity)).toBeLessThanOrEqual(to);
		}
	});

	it("knows a finding again in another run, and two findings apart", () => {
		const print = (result: Partial<Report["results"][number]>, seed: string): string | undefined =>
			render({ ...fakeReport([{ ...fakeFailure, ...result }]), seed }).results[0]?.partialFingerprints
				.primaryLocationLineHash;
		expect(print({ actual: "other", durationMs: 99 }, "b")).toBe(print({}, "a"));
		expect(print({ id: "HMAC-NONCE-01/other" }, "a")).not.toBe(print({}, "a"));
	});

	it("takes nothing from a target for a link or a place to fill in", () => {
		const actual = `[x](https://evil.test) {0} \\ ${hostile}`;
		const text = render(fakeReport([{ ...fakeFailure, actual }])).results[0]?.message.text ?? "";
		expect(text).toContain("\\[x\\](https://evil.test) {{0}} \\\\ ");
		expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
	});

	it("marks what is waived, and tells of a waiver that holds no more", () => {
		const waiver = { owner: "platform", reason: "known", link: "https://tracker.test/1", expires: "2026-12-31" };
		const run = render({
			...fakeReport([{ ...fakeFailure, waiver }]),
			waivers: [{ ...waiver, id: "X-01/y", outcome: { verdict: "fail" }, state: "stale", came: "pass" }],
		});
		expect(run.results).toMatchObject([{ suppressions: [{ kind: "external", status: "accepted" }] }]);
		expect(run.invocations[0].toolExecutionNotifications).toHaveLength(1);
	});

	it("tells of each check that was run again: with the finding, or else in a note that closes no alert and keeps none open", () => {
		const repeated = { times: 1, because: `reset [x](https://evil.test) ${hostile}` };
		const { results, invocations } = render(
			fakeReport([
				{ ...fakeFailure, repeated },
				fakeResult({ id: "A-01/pass", repeated }),
				fakeResult({ id: "A-01/once" }),
			]),
		);
		expect(results).toMatchObject([
			{ properties: { repeated: { times: 1, because: expect.stringMatching(/^reset .*\\x1b/) } } },
		]);
		expect(invocations[0].executionSuccessful).toBe(true);
		expect(invocations[0].toolExecutionNotifications).toMatchObject([
			{ level: "note", message: { text: expect.stringMatching(/^A-01\/pass: Run 2 times: reset \\\[x\\\]/) } },
		]);
		expect(render(fakeReport([fakeFailure])).results[0]).not.toHaveProperty("properties.repeated");
	});

	it("tells what could not be established from what is sound", () => {
		const [sound] = render(fakeReport([fakeResult()])).invocations;
		expect(sound).toMatchObject({ executionSuccessful: true, toolExecutionNotifications: [] });
		const [nothing] = render(fakeReport([fakeResult()], "unreachable")).invocations;
		expect(nothing.executionSuccessful).toBe(false);
		const [broken] = render(fakeReport()).invocations;
		expect(broken.executionSuccessful).toBe(false);
		const [unproved] = render(fakeReport([fakeResult({ verdict: "inconclusive", reason: "blocked" })])).invocations;
		expect(unproved.executionSuccessful).toBe(false);
		expect(broken.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
			"FWD-01/x: inconclusive: blocked",
			"FWD-02/x: error: broken",
		]);
	});
});

describe("a SARIF log of a fuzz run", () => {
	function renderFuzz(report: FuzzReport) {
		const log: unknown = JSON.parse(renderFuzzSarif(report, options));
		validate(log);
		expect(validate.errors ?? []).toEqual([]);
		return Accepted.parse(log).runs[0];
	}

	it("is what code scanning takes, a result for each fault and a rule for each requirement and severity, whatever a target wrote", () => {
		const run = renderFuzz(brokenFuzzReport(6));
		expect(run.results).toHaveLength(6);
		expect(run.tool.driver.rules.map(({ id }) => id).toSorted()).toEqual([
			...["fuzz/ANS-05/medium", "fuzz/FWD-04/critical", "fuzz/HMAC-CANON-05/critical", "fuzz/HMAC-CANON-05/medium"],
			"fuzz/HMAC-CANON-08/medium",
		]);
		expect(run.results.every(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id === ruleId)).toBe(true);
		expect(
			new Set(run.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)).size,
		).toBe(6);
		expect(run.invocations[0].executionSuccessful).toBe(false);
		expect(run.invocations[0].toolExecutionNotifications).toHaveLength(2);
	});

	it("closes no alerts where the run proves nothing, and does where it does", () => {
		const closes = (report: FuzzReport) => renderFuzz(report).invocations[0].executionSuccessful;
		expect(closes(soundFuzzReport())).toBe(true);
		expect(closes({ ...soundFuzzReport(), interrupted: true })).toBe(false);
	});
});
