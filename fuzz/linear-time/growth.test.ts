import { describe, expect, it } from "vitest";
import { families } from "./families.ts";
import { type Family, growthOf, isLinear, type Stopwatch } from "./growth.ts";

/** A clock that work turns by itself, so that nothing depends on the machine. */
function counting() {
	let turned = 0;
	const stopwatch: Stopwatch = { now: () => turned, leastNs: 1000, samples: 3 };
	const work = (cost: (size: number) => number) => (text: string) => {
		turned += cost(text.length);
	};
	return { stopwatch, work };
}

const letters: Family = { name: "a letter again and again", of: (size) => "a".repeat(size) };
const sizes = [1024, 8192, 131_072];

describe("how time grows", () => {
	it.each<[string, (size: number) => number, number]>([
		["not at all", () => 50, 0],
		["with the length", (size) => 7 * size, 1],
		["with its square", (size) => size ** 2, 2],
		["with its square beyond a limit only", (size) => (size > 10_000 ? size ** 2 / 10_000 : size), 2],
	])("%s", (_, cost, exponent) => {
		const { stopwatch, work } = counting();
		const growth = growthOf(work(cost), letters, sizes, stopwatch);
		expect(Math.abs(growth.exponent - exponent)).toBeLessThan(0.25);
	});

	it("is not linear where it is quadratic, at whatever size, unless there is next to nothing to it", () => {
		const { stopwatch, work } = counting();
		const linear = (cost: (size: number) => number) => isLinear(growthOf(work(cost), letters, sizes, stopwatch));
		expect(linear((size) => 9 * size)).toBe(true);
		expect(linear((size) => 40 * size)).toBe(true);
		expect(linear((size) => size ** 2)).toBe(false);
		expect(linear((size) => (size > 8192 ? 50 : 0.03 * size ** 2))).toBe(false);
		expect(linear((size) => (size > 8192 ? 2600 : 5))).toBe(true);
	});

	it("tells a sort from what is quadratic", () => {
		const { stopwatch, work } = counting();
		const growth = growthOf(
			work((size) => size * Math.log2(size)),
			letters,
			sizes,
			stopwatch,
		);
		expect(growth.exponent).toBeLessThan(1.3);
	});

	it("is measured on texts of the size that was asked for", () => {
		for (const family of families) {
			const text = family.of(8192);
			expect(text.length, family.name).toBeGreaterThan(8000);
			expect(text.length, family.name).toBeLessThanOrEqual(8192);
		}
		expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
	});
});
