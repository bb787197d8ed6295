import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkable } from "./checkable.ts";
import type { Law } from "./law.ts";

const belowHundred: Law<number> = (value) =>
	value < 100 ? undefined : { requirement: "REQ-01", expected: "a number below 100", actual: String(value) };
const numbers = fc.integer({ min: 0, max: 1_000_000 });

describe("a search", () => {
	it("holds after the runs that were asked for", async () => {
		expect(await checkable(fc.constant(1), belowHundred).search({ seed: 1, runs: 50 })).toEqual({
			kind: "held",
			runs: 50,
		});
	});

	it("finds the smallest counterexample, and its path leads back to it", async () => {
		const search = checkable(numbers, belowHundred);
		const found = await search.search({ seed: 7, runs: 100 });
		if (found.kind !== "broken") throw new Error(found.kind);
		expect(found.input).toBe(100);
		const replayed = await search.search({ seed: 7, path: found.path });
		expect(replayed).toMatchObject({ kind: "broken", input: 100, path: found.path });
		expect(replayed.runs).toBeLessThan(found.runs);
	});

	it("judges one input at least, however short the time is", async () => {
		expect(await checkable(fc.constant(1), belowHundred).search({ seed: 1, timeMs: 0 })).toEqual({
			kind: "held",
			runs: 1,
		});
		const found = await checkable(fc.constant(1000), belowHundred).search({ seed: 1, timeMs: 0 });
		expect(found.kind).toBe("broken");
	});

	it("ends in time without a number of runs", async () => {
		const found = await checkable(fc.constant(1), belowHundred).search({ seed: 1, timeMs: 50 });
		expect(found.kind).toBe("held");
		expect(found.runs).toBeGreaterThan(10);
	});

	it("tells an error of the law from a violation", async () => {
		const found = await checkable(numbers, () => {
			throw new TypeError("mistake");
		}).search({ seed: 1, runs: 5 });
		expect(found).toMatchObject({ kind: "error", input: 0 });
	});

	it("stops when it is told to", async () => {
		const controller = new AbortController();
		const found = await checkable(fc.constant(1), belowHundred).search({
			seed: 1,
			signal: controller.signal,
			onRun: () => controller.abort(),
		});
		expect(found.kind).toBe("interrupted");
	});

	it("judges a stored input", async () => {
		expect(await checkable(numbers, belowHundred).judge(JSON.parse("100"))).toMatchObject({ requirement: "REQ-01" });
		expect(await checkable(numbers, belowHundred).judge(JSON.parse("99"))).toBeUndefined();
	});
});
