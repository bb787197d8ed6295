import { expect, it } from "vitest";
import { median } from "./median.ts";

it.each([
	[[3], 3],
	[[3, 1], 2],
	[[10, 1, 2], 2],
	[[4, 1, 100, 2], 3],
	[[], Number.NaN],
])("the median of %j is %d", (numbers, expected) => {
	expect(median(numbers)).toBe(expected);
});
