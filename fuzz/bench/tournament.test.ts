import { describe, expect, it } from "vitest";
import type { Bout } from "./bout.ts";
import { type Opponent, Tournament } from "./tournament.ts";

const base = { ms: 1000, bootMs: 500, executions: 100 };
const found = { property: "some-property", requirement: "REQ-01" };

/** Finds with the suite that is named by `by`, and writes down what it is asked. */
function opponentOf(fault: string, by: readonly Bout["suite"][], asked: string[], more: Partial<Bout> = {}): Opponent {
	return {
		fault,
		async meet(suite, seed, most) {
			asked.push(`${fault} ${suite} ${seed}${most === undefined ? "" : ` up to ${most}`}`);
			return { ...{ fault, suite, seed }, ...base, ...(by.includes(suite) ? { found } : {}), ...more };
		},
	};
}

function tournamentOf(before: readonly Bout[] = [], { seeds = [1, 2, 3], naiveFactor = 12 } = {}) {
	const kept: Bout[] = [];
	const told: string[] = [];
	const keep = (bout: Bout) => void kept.push(bout);
	const tournament = new Tournament({ seeds, naiveFactor, before, keep, tell: (text) => void told.push(text) });
	return { tournament, kept, told };
}

describe("a tournament", () => {
	it("lets the naive suite look for so many times what the other has needed under the same seed", async () => {
		const asked: string[] = [];
		const { tournament, kept } = tournamentOf([], { seeds: [1, 2] });
		await tournament.fight([opponentOf("a", ["fuzz"], asked)]);
		expect(asked).toEqual(["a fuzz 1", "a naive 1 up to 1200", "a fuzz 2", "a naive 2 up to 1200"]);
		expect(tournament.bouts).toEqual(kept);
	});

	it("lets it look for nothing that the other has not found, and for nothing at all where it has no part", async () => {
		const asked: string[] = [];
		await tournamentOf([], { seeds: [1] }).tournament.fight([opponentOf("a", ["naive"], asked)]);
		const { tournament } = tournamentOf([], { seeds: [1], naiveFactor: 0 });
		await tournament.fight([opponentOf("b", ["fuzz"], asked)]);
		expect(asked).toEqual(["a fuzz 1", "b fuzz 1"]);
	});

	it("lets both look at what has no fault, under every seed and as long as they may", async () => {
		const asked: string[] = [];
		const { tournament } = tournamentOf([], { seeds: [1, 2] });
		await tournament.control(opponentOf("none", ["naive"], asked));
		await tournament.control(opponentOf("none", [], asked));
		expect(asked).toEqual(["none fuzz 1", "none naive 1", "none fuzz 2", "none naive 2"]);
	});

	it("lets a suite give up what it does not find under most of the seeds", async () => {
		const asked: string[] = [];
		await tournamentOf().tournament.fight([opponentOf("a", [], asked), opponentOf("b", ["fuzz"], asked)]);
		expect(asked).toEqual([
			...["a fuzz 1", "a fuzz 2"],
			...["b fuzz 1", "b naive 1 up to 1200", "b fuzz 2", "b naive 2 up to 1200", "b fuzz 3"],
		]);
	});

	it("lets a suite give up at the first seed what no request is expected to show, and look further where one does", async () => {
		const asked: string[] = [];
		const hidden = (fault: string, by: readonly Bout["suite"][]) => ({ ...opponentOf(fault, by, asked), hidden: true });
		const { tournament } = tournamentOf([], { naiveFactor: 0 });
		await tournament.fight([hidden("a", []), hidden("b", ["fuzz"])]);
		expect(asked).toEqual(["a fuzz 1", "b fuzz 1", "b fuzz 2", "b fuzz 3"]);
	});

	it("goes on where it was left, and fights again what settled nothing", async () => {
		const bout = (suite: Bout["suite"], seed: number, more: Partial<Bout>): Bout => ({
			...{ fault: "a", suite, seed },
			...base,
			...more,
		});
		const before = [bout("fuzz", 1, { found }), bout("naive", 1, {}), bout("fuzz", 2, { found })];
		const asked: string[] = [];
		const { tournament } = tournamentOf([...before, bout("fuzz", 3, { unsettled: "the machine was too slow" })]);
		await tournament.fight([opponentOf("a", ["fuzz", "naive"], asked)]);
		expect(asked).toEqual(["a naive 2 up to 1200", "a fuzz 3", "a naive 3 up to 1200"]);
		expect(tournament.bouts).toHaveLength(6);
		expect(tournament.bouts.filter(({ unsettled }) => unsettled !== undefined)).toEqual([]);
	});

	it("shows what settled nothing as long as it was not fought again", () => {
		const unsettled: Bout = { ...{ fault: "a", suite: "fuzz", seed: 1 }, ...base, unsettled: "no gateway" };
		expect(tournamentOf([unsettled]).tournament.bouts).toEqual([unsettled]);
	});

	it("tells how long the rest will take", async () => {
		const { tournament, told } = tournamentOf([], { seeds: [1, 2] });
		await tournament.fight([opponentOf("a", ["fuzz"], []), opponentOf("b", ["fuzz", "naive"], [])]);
		expect(told.filter((text) => text.includes("left"))).toEqual([
			...["  at 1 of 2; about 9 s left", "  at 1 of 2; about 6 s left", "  at 2 of 2; about 3 s left"],
		]);
		expect(told[0]).toBe("a fuzz 1: some-property, 100, 1000 ms");
	});
});
