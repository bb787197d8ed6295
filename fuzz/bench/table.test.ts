import { describe, expect, it } from "vitest";
import type { Bout } from "./bout.ts";
import { scoresOf } from "./score.ts";
import { renderControl, renderEffort, renderRows, renderScores } from "./table.ts";

const bout = (fault: string, suite: Bout["suite"], executions: number, more: Partial<Bout> = {}): Bout => ({
	...{ fault, suite, seed: 1, executions, ms: 2000, bootMs: 1 },
	...more,
});
const found = { found: { property: "some-property", requirement: "REQ-01" } };

describe("the table of the faults", () => {
	it("says what was found, by what, how soon, and when the naive suite gave up", () => {
		const scores = scoresOf([
			...[bout("a", "fuzz", 10, found), bout("a", "naive", 120)],
			...[bout("b", "fuzz", 30, found), bout("b", "naive", 60, found)],
			bout("c", "fuzz", 900, { unsettled: "whole-gateway: no answer" }),
			bout("d", "fuzz", 900),
		]);
		const hidden = new Map([["d", "Only the operator sees the log."]]);
		const options = { unit: "requests", of: 5, naiveFactor: 12, hidden };
		expect(renderScores("Broken gateways", scores, options).split("\n")).toEqual([
			"Broken gateways: 2 of 4 found (50.0 %), medians of 1 seeds or more; 1 were not met yet",
			"  of those that a request is expected to show: 2 of 3 found (66.7 %)",
			"  at the median of those found: 10 requests, 2.0 s",
			"  at the 90th percentile: 2.0 s",
			"  at the 99th percentile: 2.0 s",
			"  the naive suite, which gives up after 12 times the requests or when its time is up, and does not look for what the other misses: 1 of 2 found",
			"  at the median of those found by it: 60 requests, 2.0 s",
			"  it needs 2.0 times as many requests under the same seed at the median of 2 faults, or more; ten times as many or more for 1 of them",
			"  by some-property: 2",
			"  not found: c (whole-gateway: no answer)",
			"  not found: d (Only the operator sees the log.)",
			"",
		]);
	});

	it("says whether anything was found where nothing is wrong", () => {
		expect(renderControl([])).toBe("");
		expect(renderControl([bout("reference", "fuzz", 900), bout("reference", "naive", 900)])).toBe(
			"The reference: nothing found in 2 bouts\n",
		);
		expect(renderControl([bout("reference", "naive", 90, found), bout("reference", "fuzz", 900)]).split("\n")).toEqual([
			"The reference: FOUND WRONG, so that what follows may be found by mistake",
			"  by the naive suite under seed 1: some-property, REQ-01",
			"",
		]);
	});

	it("says how much of the time went into starting gateways", () => {
		const bouts = [bout("a", "fuzz", 9, { ms: 15_000, bootMs: 2000 }), bout("a", "naive", 9, { ms: 3000, bootMs: 0 })];
		expect(renderEffort(bouts)).toBe("2 bouts in 20 s, 10.0 % of it to start gateways\n");
	});

	it("has a row for each fault, also for what was not found", () => {
		const scores = scoresOf([
			...[bout("b", "fuzz", 1030, found), bout("b", "naive", 2060, found)],
			...[bout("a", "fuzz", 10, found), bout("a", "naive", 120)],
			bout("c", "fuzz", 900),
		]);
		expect(renderRows(scores, "requests").split("\n")).toEqual([
			"| fault | requests | seconds | naive: requests | seconds | times as many | found by |",
			"| --- | --- | --- | --- | --- | --- | --- |",
			"| `a` | 10 | 2.0 | not found |  | ≥ 12.0 | some-property |",
			"| `b` | 1,030 | 2.0 | 2,060 | 2.0 | 2.0 | some-property |",
			"| `c` | not found |  |  |  |  |  |",
			"",
		]);
	});
});
