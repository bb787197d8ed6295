import { describe, expect, it } from "vitest";
import { possiblePairs } from "./pairs.ts";

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
});
