import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../engine/verdict.ts";
import { fakeFailure, fakeReport, fakeResult } from "../report/fake-report.ts";
import { Report, type Result } from "../report/schema.ts";
import { judgeWaivers } from "./judge.ts";
import type { Waiver } from "./schema.ts";

const lastDay = Date.parse("2026-03-31T23:59:59Z");

function waiver(overrides: Partial<Waiver> = {}): Waiver {
	return {
		id: fakeFailure.id,
		owner: "platform",
		reason: "the store is being replaced",
		link: "https://tracker.example/7",
		expires: "2026-03-31",
		outcome: { verdict: "fail", answer: "200" },
		...overrides,
	};
}

function judged(
	result: Result,
	own: Waiver,
	now = lastDay,
): { state: string | undefined; code: number; mark: boolean } {
	const report = judgeWaivers(fakeReport([fakeResult({ id: "HMAC-SIG-01/x" }), result]), [own], now);
	expect(Report.parse(report)).toEqual(report);
	return { state: report.waivers?.[0]?.state, code: exitCodeOf(report), mark: report.results[1]?.waiver !== undefined };
}

describe("a waiver", () => {
	it("keeps just the outcome that it expects from failing the run, on its last day too", () => {
		expect(judged(fakeFailure, waiver())).toEqual({ state: "met", code: 0, mark: true });
		expect(judged(fakeFailure, waiver({ outcome: { verdict: "fail" } }))).toEqual({
			state: "met",
			code: 0,
			mark: true,
		});
	});

	it("does not cover another outcome of the same check", () => {
		const other = waiver({ outcome: { verdict: "fail", answer: "500" } });
		expect(judged(fakeFailure, other)).toEqual({ state: "otherwise", code: 1, mark: false });
		const unclear = waiver({ outcome: { verdict: "inconclusive" } });
		expect(judged(fakeFailure, unclear)).toEqual({ state: "otherwise", code: 1, mark: false });
	});

	it("fails the run once it is stale", () => {
		for (const verdict of ["pass", "warn"] as const) {
			expect(judged(fakeResult({ id: fakeFailure.id, verdict }), waiver())).toEqual({
				state: "stale",
				code: 1,
				mark: false,
			});
		}
	});

	it("fails the run once its day has passed, whatever the check says", () => {
		for (const result of [fakeFailure, fakeResult({ id: fakeFailure.id, verdict: "skip" })]) {
			expect(judged(result, waiver(), lastDay + 1000)).toEqual({ state: "expired", code: 1, mark: false });
		}
	});

	it("of a check that established nothing is neither met nor stale", () => {
		const inconclusive = fakeResult({ id: fakeFailure.id, verdict: "inconclusive", reason: "blocked" });
		expect(judged(inconclusive, waiver())).toEqual({ state: "unproven", code: 3, mark: false });
		expect(judged(fakeResult({ id: fakeFailure.id, verdict: "skip" }), waiver())).toMatchObject({
			state: "unproven",
			code: 0,
		});
	});

	it("covers what is inconclusive where it says so", () => {
		const inconclusive = fakeResult({ id: fakeFailure.id, verdict: "inconclusive", reason: "blocked" });
		const own = waiver({ outcome: { verdict: "inconclusive" } });
		expect(judged(inconclusive, own)).toEqual({ state: "met", code: 0, mark: true });
	});

	it("does not hide another finding, nor a run that proves nothing", () => {
		const second = { ...fakeFailure, id: "HMAC-SIG-01/y" };
		expect(exitCodeOf(judgeWaivers(fakeReport([fakeFailure, second]), [waiver()], lastDay))).toBe(1);
		expect(exitCodeOf(judgeWaivers(fakeReport([fakeFailure], "lost"), [waiver()], lastDay))).toBe(3);
	});

	it("of a check that was not selected is not judged", () => {
		const report = judgeWaivers(fakeReport([fakeResult()]), [waiver()], lastDay + 1000);
		expect(report.waivers).toEqual([]);
		expect(exitCodeOf(report)).toBe(0);
	});
});
