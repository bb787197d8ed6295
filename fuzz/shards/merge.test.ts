import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Redactor } from "../../conformance/engine/redact.ts";
import { checkable } from "../checkable.ts";
import type { Kinds } from "../kinds.ts";
import { type Law, Unjudged } from "../law.ts";
import { inProcess, type Property } from "../property.ts";
import type { FuzzReport } from "../report/schema.ts";
import { type FuzzOptions, runFuzz } from "../run.ts";
import { fuzzExitCode } from "../verdict.ts";
import { mergeFuzzShards } from "./merge.ts";

const base = {
	group: "timestamp",
	title: "numbers are small",
	requirements: ["HMAC-TIME-01"],
	severity: "high",
	where: "in-process",
	runs: 60,
} as const;
const numbers = fc.integer({ min: 0, max: 1_000_000 });
const residues: Kinds<number> = {
	all: [2, 3, 5, 7, 1_000_003].map((one) => ({ id: `by-${one}`, threats: [`CAN-0${one % 10}`] })),
	of: (input) => [2, 3, 5, 7].filter((one) => input % one === 0).map((one) => `by-${one}`),
};
/** Holds, and can say nothing of numbers with this remainder of 1. */
const unlessOneOver =
	(divisor: number): Law<number> =>
	(value) => {
		if (value % divisor === 1) throw new Unjudged("there is one over");
		return undefined;
	};
const sound: Property = {
	...base,
	id: "sound",
	open: () => inProcess(checkable(numbers, unlessOneOver(11), { kinds: residues })),
};
const broken: Property = {
	...base,
	id: "broken",
	open: () =>
		inProcess(
			checkable(numbers, (value) =>
				value < 1000 ? undefined : { requirement: "HMAC-TIME-01", expected: "a small number", actual: String(value) },
			),
		),
};
const absent: Property = {
	...base,
	id: "absent",
	open: () => ({ ready: false, verdict: "skip", reason: "there is none here", remedy: "install it" }),
};

async function report(properties: readonly Property[], options: Partial<FuzzOptions> = {}): Promise<FuzzReport> {
	return runFuzz({
		properties,
		regressions: [8, 9, 10].map((input) => ({
			...{ property: "sound", requirement: "HMAC-TIME-01", note: "was wrong once", input },
			file: `${input}.json`,
		})),
		place: { gateway: async () => ({ usable: false, verdict: "skip", reason: "none" }) },
		seed: 7,
		runId: "a run",
		target: () => undefined,
		redactor: () => new Redactor([]),
		replay: (property, path) => `${property} ${path}`,
		slowDown: async () => false,
		...options,
	});
}

async function shards(properties: readonly Property[], of: number, options: Partial<FuzzOptions> = {}) {
	const parts: { file: string; report: FuzzReport }[] = [];
	for (let index = 1; index <= of; index += 1) {
		parts.push({ file: `${index}.json`, report: await report(properties, { ...options, shard: { index, of } }) });
	}
	return parts;
}

function merged(parts: readonly { file: string; report: FuzzReport }[]): FuzzReport {
	const result = mergeFuzzShards(parts);
	if (!result.ok) expect.fail(result.problems.join("\n"));
	return result.report;
}

function problems(parts: readonly { file: string; report: FuzzReport }[]): string {
	const result = mergeFuzzShards(parts);
	return result.ok ? "" : result.problems.join("\n");
}

/** All that does not depend on the moment. */
function lasting({ results, summary, seed, target }: FuzzReport) {
	return { seed, target, summary, results: results.map((result) => ({ ...result, durationMs: 0 })) };
}

describe("the reports of all shards", () => {
	it.each([1, 2, 3, 7])("of %i are the report of the whole: inputs, kinds, pairs and what was skipped", async (of) => {
		const whole = await report([sound, absent]);
		expect(whole.summary.kinds).toEqual({ reached: 4, all: 5 });
		expect(lasting(merged((await shards([sound, absent], of)).toReversed()))).toEqual(lasting(whole));
	});

	it("have each fault once, by its smallest counterexample, and the exit code of the whole", async () => {
		const whole = await report([sound, broken]);
		const parts = await shards([sound, broken], 3);
		const union = merged(parts);
		const [finding, ...more] = union.results[1]?.findings ?? [];
		expect(more).toEqual([]);
		expect(finding).toMatchObject({ input: 1000, fault: whole.results[1]?.findings[0]?.fault });
		expect(finding?.seen).toBe(whole.results[1]?.findings[0]?.seen);
		expect(union.summary.faults).toBe(1);
		expect([fuzzExitCode(union), fuzzExitCode(whole)]).toEqual([1, 1]);
		expect(union.shards?.map(({ index, executions }) => [index, executions])).toEqual(
			parts.map((part, at) => [at + 1, part.report.summary.executions]),
		);
	});

	it("have a fault once that every shard shows by an input of another form", async () => {
		const forms = ["even", "odd"] as const;
		const kinds: Kinds<number> = {
			all: [{ id: "large", threats: [] }, ...forms.map((id) => ({ id, threats: [], isForm: true as const }))],
			of: (input) => [...(input < 1000 ? [] : ["large"]), forms[input % 2] ?? "even"],
		};
		const parts = await Promise.all(
			[1000, 1003].map(async (input, at) => {
				const unshrunk: Property = {
					...base,
					id: "broken",
					open: () =>
						inProcess(
							checkable(
								fc.constant(input),
								(value) => ({ requirement: "HMAC-TIME-01", expected: "a small number", actual: String(value) }),
								{ kinds },
							),
						),
				};
				return { file: `${at}.json`, report: await report([unshrunk], { shard: { index: at + 1, of: 2 } }) };
			}),
		);
		expect(parts.map((part) => part.report.results[0]?.findings[0]?.kinds)).toEqual([
			["large", "even"],
			["large", "odd"],
		]);
		const [result] = merged(parts).results;
		expect(result?.findings).toMatchObject([{ input: 1000, seen: 60 }]);
		expect(result?.explored.kinds.map(({ isForm }) => isForm)).toEqual([undefined, true, true]);
	});

	it("pass where there are more shards than inputs", async () => {
		const options = { runs: 2, regressions: [] };
		const parts = await shards([sound], 4, options);
		expect(parts.map((part) => part.report.results[0]?.verdict)).toEqual(["pass", "pass", "skip", "skip"]);
		expect(lasting(merged(parts))).toEqual(lasting(await report([sound], options)));
	});

	it("say which shard came to no verdict, and are interrupted where one is", async () => {
		const [one, two] = await shards([sound], 2);
		const gone = await report([sound], { shard: { index: 2, of: 2 }, signal: AbortSignal.abort() });
		if (one === undefined || two === undefined) throw new RangeError("two shards");
		const union = merged([one, { file: "2.json", report: gone }]);
		expect(union.results[0]).toMatchObject({ verdict: "inconclusive", reason: "the run was interrupted" });
		expect(fuzzExitCode(union)).toBe(3);
	});
});

describe("shards that are not those of one run", () => {
	it("are refused by what they differ in, with what to do", async () => {
		const parts = await shards([sound], 2);
		const change = (edit: (report: FuzzReport) => Partial<FuzzReport>) =>
			parts.map((part, at) => (at === 0 ? part : { ...part, report: { ...part.report, ...edit(part.report) } }));
		expect(problems(change(() => ({ tool: { name: "countersign", version: "9.9.9" } })))).toContain("same version");
		expect(problems(change(() => ({ seed: 8 })))).toContain("same --seed");
		expect(problems(change(() => ({ target: { name: "a", url: "https://a.example" } })))).toContain("same target");
		expect(problems(change(() => ({ asked: { runs: 5 } })))).toContain("5 inputs of each property");
		expect(problems(change(() => ({ shard: { index: 2, of: 3 } })))).toContain("parts of the same number");
		expect(problems(change(({ results }) => ({ results: [...results, ...results] })))).toContain("--property");
		const fewer = change(({ results }) => ({
			results: results.map((result) => ({ ...result, explored: { kinds: result.explored.kinds.slice(1), pairs: 0 } })),
		}));
		expect(problems(fewer)).toContain("kinds of input of sound");
		expect(problems(change(({ summary }) => ({ summary: { ...summary, executions: 1 } })))).toContain("was changed");
	});

	it("are refused where one is missing, there twice, merged already or none", async () => {
		const parts = await shards([sound], 3);
		const [one, two] = parts;
		if (one === undefined || two === undefined) throw new RangeError("three shards");
		expect(problems([one, two])).toBe(
			"Shard 3 of 3 is missing. Give its report too, that of fuzz with --seed 7 --shard 3/3.",
		);
		expect(problems([...parts, { ...two, file: "again.json" }])).toBe(
			"2.json and again.json are both shard 2 of 3. Give one of them.",
		);
		expect(problems([{ file: "all.json", report: merged(parts) }])).toContain("merged already");
		expect(problems([{ file: "whole.json", report: await report([sound]) }])).toContain("--shard i/n");
		expect(problems([])).not.toBe("");
	});

	it("may have their gateways at ports of their own, on one machine", async () => {
		const parts = await shards([sound], 2);
		const apart = parts.map((part, at) => ({
			...part,
			report: { ...part.report, target: { name: "embedded gateway", url: `http://127.0.0.1:${9000 + at}` } },
		}));
		expect(problems(apart)).toBe("");
	});
});
