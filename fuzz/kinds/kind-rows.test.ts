import { describe, expect, it } from "vitest";
import { kindsOfAll } from "../laws/together.ts";
import { possiblePairs } from "../pairs.ts";
import { alternatives, kindsBut, kindsNamed, kindsOf } from "./kind-rows.ts";

const numbers = kindsOf<number>([
	...alternatives<number>(
		{ id: "zero", threats: [], is: (value) => value === 0 },
		{ id: "small", threats: [], is: (value) => value > 0 && value < 10 },
		{ id: "large", threats: [], is: (value) => value >= 10 },
	),
	{ id: "odd", threats: [], apart: ["zero"], is: (value) => value % 2 === 1 },
]);

describe("kinds that are apart", () => {
	it("are all alternatives, each from each, and what one of them is told to be apart from", () => {
		expect(possiblePairs(numbers.all)).toBe(2);
	});

	it("stay so under other names, and where one of them is not shown", () => {
		expect(possiblePairs(kindsNamed("n", numbers).all)).toBe(2);
		expect(kindsNamed("n", numbers).all.at(-1)).toEqual({ id: "n-odd", threats: [], apart: ["n-zero"] });
		expect(possiblePairs(kindsBut(numbers, ["small"]).all)).toBe(1);
		expect(kindsBut(numbers, ["zero"]).all.at(-1)).toEqual({ id: "odd", threats: [], apart: [] });
	});

	it("are not of several inputs as one", () => {
		const several = kindsOfAll(numbers);
		expect(possiblePairs(several.all)).toBe(6);
		expect(several.of([0, 11])).toEqual(["zero", "large", "odd"]);
	});
});
