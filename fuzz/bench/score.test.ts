import { describe, expect, it } from "vitest";
import type { Bout } from "./bout.ts";
import { median, ratioOf, scoresOf } from "./score.ts";

const bout = (fault: string, suite: Bout["suite"], seed: number, executions: number, isFound = true): Bout => ({
	...{ fault, suite, seed, executions, ms: executions * 2 },
	...(isFound ? { found: { property: "some-property", requirement: "REQ-01" } } : {}),
});

describe("a median", () => {
	it("is that of the one in the middle, or the lower of two", () => {
		expect(median([5, 1, 3])).toBe(3);
		expect(median([4, 1, 3, 2])).toBe(2);
		expect(median([])).toBeNaN();
	});
});

describe("the score of a fault", () => {
	it("is infinite where it was not found under most of the seeds", () => {
		const [score] = scoresOf([
			bout("a", "fuzz", 1, 9),
			bout("a", "fuzz", 2, 700, false),
			bout("a", "fuzz", 3, 600, false),
		]);
		expect(score?.fuzz).toMatchObject({ executions: Number.POSITIVE_INFINITY, seeds: 3, atLeast: 600 });
		expect(score?.naive).toBeUndefined();
	});

	it("has the median of both suites", () => {
		const found = [10, 30, 20].map((executions, at) => bout("a", "fuzz", at, executions));
		const naive = [400, 100, 300].map((executions, at) => bout("a", "naive", at, executions));
		const [score] = scoresOf([...found, ...naive]);
		expect(score).toMatchObject({
			fuzz: { executions: 20, ms: 40 },
			naive: { executions: 300 },
			property: "some-property",
		});
	});
});

describe("the ratio of the suites", () => {
	it("counts what was given up by what it had taken, and leaves out what was not found", () => {
		const bouts = [
			...[bout("a", "fuzz", 1, 10), bout("a", "naive", 1, 20)],
			...[bout("b", "fuzz", 1, 10), bout("b", "naive", 1, 100, false)],
			...[bout("c", "fuzz", 1, 10), bout("c", "naive", 1, 300)],
			...[bout("d", "fuzz", 1, 900, false), bout("d", "naive", 1, 1)],
		];
		expect(ratioOf(scoresOf(bouts))).toEqual({ atLeast: 10, faults: 3 });
	});
});
