import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareBounds, upperShare } from "./binomial.ts";

describe("the bounds of a share", () => {
	it.each([
		// Two-sided at 95 %, as tables of exact binomial intervals have them.
		[0, 10, 0, 0.3085],
		[1, 10, 0.0025, 0.445],
		[5, 10, 0.1871, 0.8129],
		[10, 10, 0.6915, 1],
		[10, 100, 0.049, 0.1762],
		[4, 20, 0.0573, 0.4366],
	])("are those that are published: %i of %i", (events, trials, low, high) => {
		const bounds = shareBounds(events, trials);
		expect(bounds.low).toBeCloseTo(low, 4);
		expect(bounds.high).toBeCloseTo(high, 4);
	});

	it("are one formula where nothing happened, and near the rule of three", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 2000 }), (trials) => {
				expect(upperShare(0, trials)).toBeCloseTo(1 - 0.05 ** (1 / trials), 9);
			}),
		);
		expect(upperShare(0, 40)).toBeCloseTo(0.0722, 4);
		expect(upperShare(0, 1000)).toBeCloseTo(0.003, 4);
	});

	it("hold the share that was seen, and mirror each other", () => {
		const counts = fc
			.integer({ min: 1, max: 500 })
			.chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));
		fc.assert(
			fc.property(counts, ([events, trials]) => {
				const { low, high } = shareBounds(events, trials);
				const mirrored = shareBounds(trials - events, trials);
				expect(low).toBeLessThanOrEqual(events / trials);
				expect(high).toBeGreaterThanOrEqual(events / trials);
				expect(low).toBeCloseTo(1 - mirrored.high, 9);
			}),
		);
	});

	it("narrow with every further trial in which nothing happens", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 21, max: 300 }), (events, trials) => {
				expect(upperShare(events, trials + 1)).toBeLessThan(upperShare(events, trials));
			}),
		);
	});

	it.each([
		[2, 1],
		[-1, 3],
		[0, 0],
		[0.5, 2],
	])("are refused for counts that cannot be: %d of %d", (events, trials) => {
		expect(() => upperShare(events, trials)).toThrow(RangeError);
	});
});
