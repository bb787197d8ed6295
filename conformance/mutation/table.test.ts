import { expect, it } from "vitest";
import { account } from "./explanation.ts";
import type { MutantOutcome } from "./mutant-outcome.ts";
import { renderOutcomes } from "./table.ts";

const fates = [
	"killed",
	"killed",
	"killed",
	"advised",
	"unproven",
	"refusing",
	"endless",
	"survived",
	"survived",
	"unreached",
];

const outcomes = fates.map(
	(fate, index): MutantOutcome => ({
		file: "gateway/a.ts",
		line: index + 1,
		from: `a < ${index}`,
		to: `a <= ${index}`,
		inLine: "return a;",
		within: "isLess",
		mutator: "EqualityOperator",
		fate: fate as MutantOutcome["fate"],
	}),
);

const explanations = [
	{ reason: "Nobody can tell.", file: "gateway/a.ts", mutants: [{ from: "a < 7" }, { from: "a < 99" }] },
];

it("tells what the suite found wrong from what it only does not certify, and counts what is explained as survived", () => {
	const [heads, file, all] = renderOutcomes(outcomes, account(outcomes, explanations))
		.split("\n")
		.map((line) => line.trim().split(/ {2,}/));
	const cells = ["70.0 %", "77.8 %", "40.0 %", "10", "3", "1", "1", "1", "1", "1", "2"];
	expect(heads).toEqual([
		...["score", "of executed", "found", "mutants", "killed", "advised", "unproven", "refusing", "endless"],
		...["explained", "unexplained"],
	]);
	expect(file).toEqual(["gateway/a.ts", ...cells]);
	expect(all).toEqual(["all", ...cells]);
});

it("names what nobody has explained, and what is explained in vain", () => {
	const text = renderOutcomes(outcomes, account(outcomes, explanations));
	expect(text).toContain("gateway/a.ts:9  EqualityOperator\n    a < 8\n  → a <= 8");
	expect(text).toContain("gateway/a.ts:10  EqualityOperator, never executed\n");
	expect(text).not.toContain("gateway/a.ts:8 ");
	expect(text).toContain("gateway/a.ts  a < 99  →  anything");
});

it("has no share of nothing", () => {
	expect(renderOutcomes([], account([], []))).toMatch(/^all +- +- +- +0/m);
});
