import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findEdge, type SearchOptions, type Sighting } from "./edge-search.ts";

const tenYears = 315_360_000;

/** Accepts whole distances up to `window`, and tells just how far away each was. */
function exact(window: number): SearchOptions["ask"] {
	return async (distance) => ({ nearest: distance, farthest: distance, accepted: distance <= window });
}

function search(ask: SearchOptions["ask"], options: Partial<SearchOptions> = {}) {
	return findEdge({ expected: 300, farthest: tenYears, blur: 0, whole: true, budget: 12, ask, ...options });
}

describe("the edge of a window", () => {
	it.each([300, 299, 301, 60, 900, 3600, 86_400, 1, 5, 0])("is found to the second: %i", async (window) => {
		const { low, high, contradicts } = await search(exact(window));
		expect({ low, high, contradicts }).toEqual({ low: window, high: window, contradicts: false });
	});

	it("takes four requests where it is where it should be, as many where there is none", async () => {
		expect(await search(exact(300))).toMatchObject({ requests: 4 });
		expect(await search(exact(Number.POSITIVE_INFINITY))).toMatchObject({ high: null, low: tenYears, requests: 4 });
	});

	it("lies in the interval, whatever the window, within the budget", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: tenYears }),
				fc.integer({ min: 1, max: 40 }),
				async (window, budget) => {
					const { low, high, requests, contradicts } = await search(exact(window), { budget });
					expect(contradicts).toBe(false);
					expect(low).toBeLessThanOrEqual(window);
					expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(window);
					expect(requests).toBeLessThanOrEqual(budget);
				},
			),
		);
	});

	it("is found to the second anywhere, where requests do not count", async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: 100_000 }), async (window) => {
				const { low, high } = await search(exact(window), { budget: 100 });
				expect([low, high]).toEqual([window, window]);
			}),
		);
	});

	it("lies in the interval, although the clocks disagree and requests take their time", async () => {
		const clocks = fc.record({
			window: fc.integer({ min: 0, max: 5000 }),
			off: fc.double({ min: -1, max: 1, noNaN: true }),
			seed: fc.integer(),
		});
		await fc.assert(
			fc.asyncProperty(clocks, async ({ window, off, seed }) => {
				const late = (distance: number): number => (Math.abs(Math.imul(distance + 1, seed)) % 1000) / 1000;
				const ask = async (distance: number): Promise<Sighting> => {
					const real = distance + off + late(distance);
					return {
						nearest: Math.floor(distance - 1),
						farthest: Math.ceil(distance + 2),
						accepted: real <= window,
					};
				};
				const { low, high } = await search(ask, { blur: 1, whole: false, budget: 40 });
				expect(low).toBeLessThanOrEqual(window);
				expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(window);
			}),
		);
	});

	it("is as wide as the answers that contradict each other", async () => {
		let asked = 0;
		const ask = async (distance: number): Promise<Sighting> => {
			asked += 1;
			// The machine that answers from the third request on has a window of a minute.
			const accepted = distance <= (asked <= 2 ? 300 : 60);
			return { nearest: distance, farthest: distance, accepted };
		};
		expect(await search(ask)).toMatchObject({ contradicts: true, low: 299, high: 300 });
	});
});
