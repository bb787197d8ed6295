import { describe, expect, it } from "vitest";
import { account, type Explanation } from "./explanation.ts";
import type { MutantOutcome } from "./mutant-outcome.ts";

function outcome(members: Partial<MutantOutcome> = {}): MutantOutcome {
	return {
		file: "gateway/a.ts",
		line: 1,
		from: "a < b",
		to: "a <= b",
		inLine: "return a < b;",
		within: "isLess",
		mutator: "EqualityOperator",
		fate: "survived",
		...members,
	};
}

const explanation = (mutants: Explanation["mutants"], file = "gateway/a.ts") => [
	{ reason: "Nobody can tell.", file, mutants },
];

describe("accounting for mutants", () => {
	it("demands nothing of those that were killed, in whichever way", () => {
		const fates = ["killed", "advised", "unproven", "refusing", "endless"] as const;
		const accounted = account(
			fates.map((fate) => outcome({ fate })),
			[],
		);
		expect(accounted).toEqual({ explained: [], unexplained: [], stale: [] });
	});

	it("demands an explanation of what survived, and of what was never executed", () => {
		const alive = [outcome(), outcome({ fate: "unreached", line: 2 })];
		expect(account(alive, []).unexplained).toEqual(alive);
		expect(account(alive, explanation([{ from: "a < b", to: "a <= b" }])).explained).toEqual(alive);
	});

	it("takes an explanation for another text, replacement, line or file for none", () => {
		const others = [
			explanation([{ from: "a > b" }]),
			explanation([{ from: "a < b", to: "true" }]),
			explanation([{ from: "a < b", inLine: "while (a < b) {" }]),
			explanation([{ from: "a < b" }], "gateway/b.ts"),
		];
		for (const other of others) expect(account([outcome()], other).unexplained).toEqual([outcome()]);
	});

	it("lets one explanation stand for every replacement of a text", () => {
		const alive = [outcome({ to: "true" }), outcome({ to: "false" })];
		expect(account(alive, explanation([{ from: "a < b" }])).explained).toEqual(alive);
	});

	it("explains what is never executed in a function, and nothing that is executed there", () => {
		const unreached = outcome({ fate: "unreached" });
		const elsewhere = outcome({ fate: "unreached", within: "isMore" });
		const accounted = account([outcome(), unreached, elsewhere], explanation([{ unreachedIn: "isLess" }]));
		expect(accounted).toEqual({ explained: [unreached], unexplained: [outcome(), elsewhere], stale: [] });
	});

	it("calls an explanation stale whose mutant was killed, but not one of a file that was not tested", () => {
		const killed = [outcome({ fate: "killed" })];
		const mutant = { from: "a < b" };
		expect(account(killed, explanation([mutant])).stale).toEqual([{ file: "gateway/a.ts", mutant }]);
		expect(account(killed, explanation([mutant], "gateway/b.ts")).stale).toEqual([]);
	});
});
