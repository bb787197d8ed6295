import { describe, expect, it } from "vitest";
import { ratiosOf, spreadOf } from "./spread.ts";

describe("the spread of rounds", () => {
	it("is the one in the middle between the least and the most, whatever their order", () => {
		expect(spreadOf([5, 1, 100])).toEqual({ median: 5, lowest: 1, highest: 100 });
		expect(spreadOf([7])).toEqual({ median: 7, lowest: 7, highest: 7 });
	});

	it("is between the two in the middle where there are two", () => {
		expect(spreadOf([4, 1, 2, 100]).median).toBe(3);
	});

	it("compares numbers and not their texts", () => {
		expect(spreadOf([10, 9, 100]).median).toBe(10);
	});

	it("is none of no rounds", () => {
		expect(() => spreadOf([])).toThrow(RangeError);
	});
});

describe("ratios", () => {
	it("are those of each round, so that a slow round is slow for both", () => {
		const ratios = ratiosOf([50, 5, 60], [100, 10, 100]);
		expect(ratios).toEqual([0.5, 0.5, 0.6]);
		expect(spreadOf(ratios).median).toBe(0.5);
	});

	it("are none where a round is missing", () => {
		expect(() => ratiosOf([1, 2], [1])).toThrow(RangeError);
	});
});
