import { describe, expect, it } from "vitest";
import { fakeFailure, fakeReport, fakeResult } from "../report/fake-report.ts";
import type { Result } from "../report/schema.ts";
import { compareReports } from "./compare.ts";
import { Comparison } from "./schema.ts";

type Verdict = Result["verdict"];

function change(before: Verdict | undefined, after: Verdict | undefined): string | undefined {
	const side = (verdict: Verdict | undefined) => fakeReport(verdict === undefined ? [] : [fakeResult({ verdict })]);
	const comparison = compareReports(side(before), side(after));
	expect(Comparison.parse(comparison)).toEqual(comparison);
	const { better, worse, otherwise, same } = comparison.summary;
	expect(better + worse + otherwise + same).toBe(before === undefined && after === undefined ? 0 : 1);
	return comparison.changes[0]?.change;
}

describe("a check in two reports", () => {
	it("is better if it fails less or is proved for the first time", () => {
		for (const [before, after] of [
			["fail", "pass"],
			["fail", "warn"],
			["warn", "pass"],
			["skip", "pass"],
			[undefined, "pass"],
		] as const) {
			expect(change(before, after), `${before} ${after}`).toBe("better");
		}
	});

	it("is worse if it fails more, newly, or is proved no longer", () => {
		for (const [before, after] of [
			["pass", "fail"],
			["warn", "fail"],
			["pass", "warn"],
			["skip", "fail"],
			[undefined, "fail"],
			["pass", "skip"],
			["pass", "inconclusive"],
			["pass", "error"],
			["pass", undefined],
		] as const) {
			expect(change(before, after), `${before} ${after}`).toBe("worse");
		}
	});

	it("is neither if a finding is only not seen any more, and not listed if nothing changed", () => {
		for (const after of ["skip", "inconclusive", "error", undefined] as const)
			expect(change("fail", after)).toBe("otherwise");
		for (const same of ["pass", "fail", "warn", "skip", "error"] as const) expect(change(same, same)).toBeUndefined();
	});

	it("is another finding with another answer", () => {
		const { evidence } = fakeFailure;
		const other = fakeResult({
			...fakeFailure,
			...(evidence === undefined ? {} : { evidence: { ...evidence, response: { fault: "timeout", detail: "d" } } }),
		});
		expect(compareReports(fakeReport([fakeFailure]), fakeReport([other])).changes).toMatchObject([
			{ change: "otherwise" },
		]);
	});
});

describe("two reports", () => {
	it("say what else differs between them", () => {
		const other = { ...fakeReport(), tool: { name: "countersign", version: "9.9.9" } as const, scheme: "sorted-query" };
		expect(compareReports(fakeReport(), other).differences.map((text) => text.split(":")[0])).toEqual([
			"version",
			"scheme",
		]);
	});

	it("compare to nothing if one of the runs proves nothing", () => {
		expect(compareReports(fakeReport(), fakeReport([], "lost")).inconclusive).toContain("second");
		expect(compareReports(fakeReport([], "lost"), fakeReport()).inconclusive).toContain("first");
	});
});
