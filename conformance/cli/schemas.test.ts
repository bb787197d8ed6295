import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { WireOutcome, WireRequest } from "../client/wire.ts";
import type { Check } from "../engine/check.ts";
import {
	echo,
	exchangeCheck,
	type FakeGateway,
	fakeTarget,
	fault,
	header,
	problem,
	scenarioCheck,
} from "../engine/fake-target.ts";
import type { Event } from "../report/event.ts";
import type { Report, Result } from "../report/schema.ts";
import { registerSchema } from "./commands/schema.ts";
import { type ConformOptions, conform } from "./conform.ts";
import { fakeIo } from "./fake-io.ts";
import { merge } from "./merge.ts";
import { runProgram } from "./program.ts";

let cwd = "";
let isReport: ValidateFunction;
let isEvent: ValidateFunction;
beforeAll(async () => {
	cwd = mkdtempSync(join(tmpdir(), "schemas-"));
	writeFileSync(join(cwd, "c.json"), "{}");
	isReport = await published("report");
	isEvent = await published("event");
});
afterAll(() => rmSync(cwd, { recursive: true }));

/** The schema as whoever takes the documents gets it, compiled by a library that has no part in making it. */
async function published(name: string): Promise<ValidateFunction> {
	const io = fakeIo({ cwd });
	expect(await runProgram(["schema", name], io, [registerSchema])).toBe(0);
	const formats = {
		date: (text: string) => z.iso.date().safeParse(text).success,
		"date-time": (text: string) => z.iso.datetime().safeParse(text).success,
		uri: (text: string) => URL.canParse(text),
	};
	return new Ajv2020({ allErrors: true, formats }).compile(JSON.parse(io.out()));
}

function faultsOf(matches: ValidateFunction, document: unknown): readonly unknown[] {
	matches(document);
	return matches.errors ?? [];
}

const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 256);

/** Does with a request what its X-Way names; refuses what is not signed, and lets in the rest. */
function manyWays(): FakeGateway {
	let lost = false;
	const refuse = (): WireOutcome => problem(401, "invalid_credentials");
	const ways: Readonly<Record<string, (request: WireRequest) => WireOutcome>> = {
		"let-in": echo,
		refuse,
		bytes: () => ({ ok: true, answer: { status: 200, headers: [["X-Odd", "\u0001é"]], body: bytes, durationMs: 1.5 } }),
		"broken-off": () => fault("reset"),
		"lost-once": () => {
			if (lost) return refuse();
			lost = true;
			return fault("reset");
		},
	};
	return (request) => {
		if (header(request, "x-signature") === undefined) return problem(401, "unauthenticated");
		return (ways[header(request, "x-way") ?? ""] ?? echo)(request);
	};
}

const wayCheck = (way: string, overrides: Parameters<typeof exchangeCheck>[0] = {}): Check =>
	exchangeCheck({ id: `HMAC-SIG-01/${way}`, probe: { credential: "hmac", headers: [["X-Way", way]] }, ...overrides });

/** A check for each thing that a result can have. */
const checks: readonly Check[] = [
	...["refuse", "let-in", "bytes", "broken-off", "lost-once"].map((way) => wayCheck(way)),
	wayCheck("let-in", { id: "HMAC-SIG-01/waived" }),
	wayCheck("let-in", { id: "LIM-01/should", requirement: "LIM-01" }),
	wayCheck("refuse", { id: "HMAC-SIG-01/no-key", needs: ["jwt"] }),
	scenarioCheck(
		async ({ judge, exchange }) => judge.inconclusive("nothing can be told", await exchange({ credential: "hmac" })),
		{ id: "HMAC-SIG-01/untold" },
	),
	scenarioCheck(async () => {
		throw new Error("broken");
	}),
	scenarioCheck(
		async (trial) => {
			const interval = { low: 0, high: null };
			const numbers = { value: 1, interval, unit: "s", confidence: 0.95, samples: 3 };
			trial.measured({ id: "HMAC-SIG-01/race", title: "t", statement: "s", ...numbers, method: "m", notes: ["n"] });
			return trial.judge.pass();
		},
		{ id: "HMAC-SIG-01/race" },
	),
];

const waiver = {
	id: "HMAC-SIG-01/waived",
	owner: "platform",
	reason: "known",
	link: "https://tracker.example/7",
	expires: "2999-12-31",
	outcome: { verdict: "fail" },
};

async function run(name: string, gateway: FakeGateway, options: Partial<ConformOptions> = {}) {
	const target = fakeTarget(gateway, { setup: "operator" });
	const open = { target, pace: {}, words: [], ready: async () => {}, close: async () => {} };
	const reporter = [`json=${name}.json`, `ndjson=${name}.ndjson`, "pretty"];
	await conform({ verbose: false, config: "c.json", seed: "s", reporter, ...options }, fakeIo({ cwd }), {
		checks,
		openTarget: async () => open,
	});
	const lines = readFileSync(join(cwd, `${name}.ndjson`), "utf8")
		.trimEnd()
		.split("\n");
	return { report: report(name), events: lines.map((line): Event => JSON.parse(line)) };
}

const report = (name: string): Report => JSON.parse(readFileSync(join(cwd, `${name}.json`), "utf8"));

describe("the published schemas of a report and of an event", () => {
	it("are met by a run that has everything a run can have", async () => {
		writeFileSync(join(cwd, "w.json"), JSON.stringify({ schemaVersion: 1, waivers: [waiver] }));
		const { report, events } = await run("rich", manyWays(), { expectedFailures: "w.json", measure: true });
		const verdicts = new Set(report.results.map(({ verdict }) => verdict));
		expect(verdicts).toEqual(new Set(["pass", "fail", "warn", "skip", "inconclusive", "error"]));
		const has = (what: (result: Result) => boolean) => expect(report.results.find(what), String(what)).toBeDefined();
		has(({ evidence }) => evidence?.response !== undefined && "fault" in evidence.response);
		has(
			({ evidence }) =>
				evidence?.response !== undefined && "body" in evidence.response && evidence.response.body.truncated === true,
		);
		has(({ repeated, verdict }) => repeated !== undefined && verdict === "pass");
		has(({ waiver }) => waiver !== undefined);
		has(({ stack }) => stack !== undefined);
		expect(report.waivers).toMatchObject([{ state: "met" }]);
		expect(new Set(report.measurements?.map(({ outcome }) => outcome))).toEqual(new Set(["measured", "unmeasured"]));
		expect(report.inputs).toMatchObject({ configs: [expect.any(String)], waivers: expect.any(String) });
		expect(faultsOf(isReport, report)).toEqual([]);

		expect(new Set(events.map(({ event }) => event))).toEqual(new Set(["run", "result", "measurement", "summary"]));
		expect(events.filter(({ event }) => event === "result")).toHaveLength(checks.length);
		for (const event of events) expect({ event, faults: faultsOf(isEvent, event) }).toEqual({ event, faults: [] });
	});

	it("are met by a run that proves nothing, and by shards and what they are merged into", async () => {
		const { report: nothing, events } = await run("nothing", () => problem(404, "no_route"));
		expect(nothing.inconclusive).toBeDefined();
		expect(events.at(-1)).toMatchObject({ event: "summary", inconclusive: nothing.inconclusive });
		const shards = await Promise.all([1, 2].map((index) => run(`${index}`, manyWays(), { shard: { index, of: 2 } })));
		await merge({ files: ["1.json", "2.json"], reporter: ["json=m.json"], verbose: false }, fakeIo({ cwd }), {
			checks,
		});
		expect(report("m").shards).toHaveLength(2);
		for (const document of [nothing, report("m"), ...shards.map(({ report }) => report)]) {
			expect(faultsOf(isReport, document)).toEqual([]);
		}
		for (const event of [events, ...shards.map(({ events }) => events)].flat()) {
			expect({ event, faults: faultsOf(isEvent, event) }).toEqual({ event, faults: [] });
		}
	});

	it("refuse what is none", async () => {
		const { report, events } = await run("rich", manyWays());
		const failed = report.results.find(({ evidence }) => evidence !== undefined);
		const withResult = (change: object): unknown => ({ ...report, results: [{ ...failed, ...change }] });
		expect(faultsOf(isReport, withResult({}))).toEqual([]);
		for (const broken of [
			{ ...report, extra: 1 },
			{ ...report, seed: undefined },
			{ ...report, startedAt: "yesterday" },
			{ ...report, summary: { ...report.summary, pass: -1 } },
			withResult({ verdict: "passed" }),
			withResult({ repeated: { times: 0, because: "x" } }),
			withResult({ evidence: { ...failed?.evidence, extra: 1 } }),
		]) {
			expect(faultsOf(isReport, JSON.parse(JSON.stringify(broken)))).not.toEqual([]);
		}
		const [first] = events;
		for (const broken of [{ ...first, event: "start" }, { ...first, checks: 0 }, { ...first, extra: 1 }, report]) {
			expect(faultsOf(isEvent, broken)).not.toEqual([]);
		}
	});
});
