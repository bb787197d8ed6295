import { describe, expect, it } from "vitest";
import { Exploration } from "./exploration.ts";
import { companies, possiblePairs } from "./pairs.ts";

const kinds = [
	{ id: "a", threats: [], apart: ["d"] },
	{ id: "b", threats: [], apart: ["a", "c"] },
	{ id: "c", threats: [] },
	{ id: "d", threats: [] },
];

describe("pairs of kinds", () => {
	it("are possible unless either of the two is told to be apart from the other", () => {
		expect(possiblePairs(kinds)).toBe(3);
		expect(possiblePairs(kinds.map(({ id }) => ({ id })))).toBe(6);
		expect(possiblePairs([])).toBe(0);
	});

	it("have each kind with those that it was met together with, and those that it could have been", () => {
		const exploration = new Exploration(kinds);
		for (const input of [["a", "c"], ["b"], ["d", "b"]]) exploration.add(input);
		expect(companies(exploration.counts)).toEqual([
			{ met: ["c"], never: [] },
			{ met: ["d"], never: [] },
			{ met: ["a"], never: ["d"] },
			{ met: ["b"], never: ["c"] },
		]);
	});
});
