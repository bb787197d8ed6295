import { describe, expect, it } from "vitest";
import { fakeFailure, fakeResult } from "../report/fake-report.ts";
import { renderJson } from "../report/json.ts";
import { sha256 } from "../sha256.ts";
import { passingReport, passingStatement } from "./fake-attestation.ts";
import { type Demands, objectionsTo } from "./judge.ts";
import { Attestation } from "./schema.ts";
import { statementOf } from "./statement.ts";

const startedAt = "2026-03-01T12:00:00.000Z";
const began = Date.parse(startedAt);
const hour = 3_600_000;
const report = passingReport({ startedAt });
const statement = statementOf(report, [{ name: "gateway.js", digest: { sha256: "a".repeat(64) } }]);
const { predicate } = statement;
const demands: Demands = {
	now: began + hour,
	maxAgeMs: 24 * hour,
	verdict: "pass",
	wholeSuite: false,
	subjects: [],
};
const other = "f".repeat(64);

function objections(overrides: Partial<Demands>, own: Attestation = statement): number {
	expect(Attestation.parse(own)).toEqual(own);
	return objectionsTo(own, { ...demands, ...overrides }).length;
}

function claiming(change: Partial<Attestation["predicate"]["countersign"]>): Attestation {
	return { ...statement, predicate: { ...predicate, countersign: { ...predicate.countersign, ...change } } };
}

describe("what is wanted of an attestation", () => {
	it("is there in one of a run that passed a moment ago", () => {
		expect(objections({})).toBe(0);
	});

	it("is an age, and never one below nothing", () => {
		expect(objections({ now: began + 24 * hour })).toBe(0);
		expect(objections({ now: began + 24 * hour + 1 })).toBe(1);
		expect(objections({ now: began - 4 * 60_000 })).toBe(0);
		expect(objections({ now: began - 6 * 60_000 })).toBe(1);
	});

	it("is a verdict", () => {
		const failed = statementOf(passingReport({ startedAt, summary: { ...report.summary, pass: 2, fail: 1 } }), []);
		const own = { ...failed, predicate: { ...failed.predicate, passedTests: ["a", "b"], failedTests: ["c"] } };
		expect(objections({}, own)).toBe(1);
		expect(objections({ verdict: "any" }, own)).toBe(0);
		const lost = passingStatement({ startedAt, inconclusive: "lost" });
		expect(objections({}, lost)).toBe(1);
		expect(objections({ verdict: "any" }, lost)).toBe(0);
	});

	it("is the whole suite, where that is asked for", () => {
		expect(objections({ wholeSuite: true })).toBe(0);
		const fewer = passingStatement({
			startedAt,
			results: report.results.slice(1),
			summary: { ...report.summary, pass: 2 },
		});
		expect(objections({}, fewer)).toBe(0);
		expect(objections({ wholeSuite: true }, fewer)).toBe(1);
	});

	it("is a target, a report, artifacts", () => {
		expect(objections({ target: "http://gateway.test" })).toBe(0);
		expect(objections({ target: "http://gateway.test:8080" })).toBe(1);
		expect(objections({ report: sha256(renderJson(report)) })).toBe(0);
		expect(objections({ report: other })).toBe(1);
		expect(objections({ subjects: [{ digest: "a".repeat(64) }] })).toBe(0);
		expect(objections({ subjects: [{ name: "gateway.js", digest: "a".repeat(64) }] })).toBe(0);
		expect(objections({ subjects: [{ name: "other.js", digest: "a".repeat(64) }] })).toBe(1);
		expect(objections({ subjects: [{ digest: "a".repeat(64) }, { digest: other }] })).toBe(1);
	});

	it("is just the configs of the run, and the scheme file that they name", () => {
		const [own = ""] = report.inputs?.configs ?? [];
		expect(objections({ config: { configs: [own] } })).toBe(0);
		expect(objections({ config: { configs: [own, own] } })).toBe(0);
		expect(objections({ config: { configs: [other] } })).toBe(1);
		expect(objections({ config: { configs: [own, other] } })).toBe(1);
		expect(objections({ config: { configs: [own], scheme: other } })).toBe(1);
		const { inputs } = report;
		if (inputs === undefined) throw new Error("inputs");
		const withScheme = passingStatement({ startedAt, inputs: { ...inputs, scheme: other } });
		expect(objections({ config: { configs: [own], scheme: other } }, withScheme)).toBe(0);
		expect(objections({ config: { configs: [own] } }, withScheme)).toBe(1);
		const embedded = passingStatement({ startedAt, inputs: { ...inputs, configs: [] } });
		expect(objections({}, embedded)).toBe(0);
		expect(objections({ config: { configs: [own] } }, embedded)).toBe(1);
		const merged = passingStatement({ startedAt, inputs: { ...inputs, configs: [own, other] } });
		expect(objections({ config: { configs: [own] } }, merged)).toBe(1);
		expect(objections({ config: { configs: [other, own] } }, merged)).toBe(0);
	});
});

describe("an attestation that contradicts itself", () => {
	it("is refused whatever is asked for", () => {
		const { summary } = predicate.countersign;
		const contradicting: readonly Attestation[] = [
			claiming({ summary: { ...summary, pass: 2, fail: 1 } }),
			claiming({ inconclusive: "lost" }),
			claiming({ verdict: "fail" }),
			{ ...statement, predicate: { ...predicate, result: "WARNED" } },
			{ ...statement, predicate: { ...predicate, passedTests: predicate.passedTests.slice(1) } },
			{ ...statement, predicate: { ...predicate, failedTests: ["x"] } },
			{ ...statement, predicate: { ...predicate, configuration: [] } },
			{
				...statement,
				predicate: {
					...predicate,
					configuration: [...predicate.configuration, ...predicate.configuration.slice(2, 3)],
				},
			},
		];
		for (const own of contradicting) expect(objections({ verdict: "any" }, own)).toBeGreaterThan(0);
	});
});

describe("the result of an attestation", () => {
	const resultOf = (results: readonly ReturnType<typeof fakeResult>[], waived = false) => {
		const summary = {
			pass: 0,
			fail: 0,
			warn: 0,
			skip: 0,
			inconclusive: 0,
			error: 0,
			requirements: report.summary.requirements,
		};
		for (const { verdict } of results) summary[verdict] += 1;
		const waiver = { id: "x", owner: "o", reason: "r", link: "https://t.example/1", expires: "2999-01-01" };
		const waivers = [{ ...waiver, outcome: { verdict: "fail" as const }, state: "met" as const, came: "fail" }];
		return statementOf(passingReport({ results, summary, ...(waived ? { waivers } : {}) }), []).predicate;
	};
	const passes = fakeResult();

	it("is PASSED only where nothing was warned of or waived, and FAILED for whatever proves less", () => {
		expect(resultOf([passes])).toMatchObject({ result: "PASSED", countersign: { verdict: "pass" } });
		expect(resultOf([passes, fakeResult({ verdict: "warn" })])).toMatchObject({ result: "WARNED" });
		expect(resultOf([passes, fakeFailure], true)).toMatchObject({ result: "WARNED", failedTests: [fakeFailure.id] });
		expect(resultOf([passes, fakeFailure])).toMatchObject({ result: "FAILED", countersign: { verdict: "fail" } });
		for (const [verdict, said] of [
			["inconclusive", "inconclusive"],
			["error", "error"],
		] as const) {
			expect(resultOf([passes, fakeResult({ verdict })])).toMatchObject({
				result: "FAILED",
				countersign: { verdict: said },
			});
		}
		expect(resultOf([fakeResult({ verdict: "skip" })])).toMatchObject({ result: "FAILED" });
	});
});
