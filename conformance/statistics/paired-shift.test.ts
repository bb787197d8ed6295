import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../engine/random.ts";
import { pairedShift } from "./paired-shift.ts";

const difference = fc.double({ min: -100, max: 100, noNaN: true });
const differences = fc.array(difference, { minLength: 6, maxLength: 60 });

describe("the shift of pairs", () => {
	it("is that of the textbook (Hollander and Wolfe, 1973, table 3.1)", () => {
		const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
		const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
		const shift = pairedShift(before.map((value, index) => value - (after[index] ?? 0)));
		expect(shift.estimate).toBeCloseTo(0.46, 9);
		expect(shift.low).toBeCloseTo(0.01, 9);
		expect(shift.high).toBeCloseTo(0.786, 9);
		expect(shift.confidence).toBeCloseTo(0.961, 3);
	});

	it.each([
		// From the table of the signed-rank test: 0, 8, 25 and 52 are the largest sums at two-sided 95 %.
		[6, 0.9688],
		[10, 0.9512],
		[15, 0.9521],
		[20, 0.9516],
	])("is as certain as the table of the test says for %i pairs", (count, confidence) => {
		expect(pairedShift(Array.from({ length: count }, (_, index) => index)).confidence).toBeCloseTo(confidence, 4);
	});

	it("lies within its interval, and moves with what it is told", () => {
		fc.assert(
			fc.property(differences, difference, (given, more) => {
				const { estimate, low, high, smallestVisible } = pairedShift(given);
				expect(low).toBeLessThanOrEqual(estimate);
				expect(high).toBeGreaterThanOrEqual(estimate);
				expect(smallestVisible).toBeGreaterThanOrEqual((high - low) / 2);
				const moved = pairedShift(given.map((value) => value + more));
				expect(moved.estimate).toBeCloseTo(estimate + more, 6);
				expect(moved.low).toBeCloseTo(low + more, 6);
				const turned = pairedShift(given.map((value) => -value));
				expect(turned.estimate).toBeCloseTo(-estimate, 6);
				expect(turned.high).toBeCloseTo(-low, 6);
			}),
		);
	});

	it("does not mind one answer that took for ever", () => {
		const usual = Array.from({ length: 40 }, (_, index) => (index % 7) - 3);
		expect(pairedShift([...usual, 1e9]).high).toBeLessThan(2);
	});

	it("is covered as often as it says, and no less, whatever scatters", () => {
		const random = seededRandom("coverage", "paired-shift");
		const rounds = 400;
		let covered = 0;
		for (let round = 0; round < rounds; round += 1) {
			// Two skewed times, one of them three longer: their differences scatter alike to both sides of it.
			const skewed = (): number => -5 * Math.log(1 - random());
			const { low, high } = pairedShift(Array.from({ length: 30 }, () => 3 + skewed() - skewed()));
			if (low <= 3 && high >= 3) covered += 1;
		}
		expect(covered / rounds).toBeGreaterThan(0.92);
		expect(covered / rounds).toBeLessThan(0.98);
	});

	it("takes six differences at least", () => {
		expect(() => pairedShift([1, 2, 3, 4, 5])).toThrow(RangeError);
	});
});
