import { describe, expect, it } from "vitest";
import type { Bout } from "./bout.ts";
import { median, scoresOf } from "./score.ts";

const bout = (fault: string, suite: Bout["suite"], seed: number, executions: number, isFound = true): Bout => ({
	...{ fault, suite, seed, executions, ms: executions * 2, bootMs: 1 },
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
		expect(score?.fuzz).toMatchObject({ executions: Number.POSITIVE_INFINITY, seeds: 3 });
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
	const ratio = (...bouts: readonly Bout[]) => scoresOf(bouts)[0]?.ratio;

	it("is that of the executions under the same seed, at the median", () => {
		const own = [10, 100, 1000].map((executions, seed) => bout("a", "fuzz", seed, executions));
		const naive = [400, 300, 2000].map((executions, seed) => bout("a", "naive", seed, executions));
		expect(ratio(...own, ...naive)).toBe(3);
	});

	it("counts what was given up by what it had taken, and leaves out seeds that one suite did not look under or find", () => {
		const own = [bout("a", "fuzz", 1, 10), bout("a", "fuzz", 2, 900, false), bout("a", "fuzz", 3, 10)];
		expect(ratio(...own, bout("a", "naive", 1, 120, false))).toBe(12);
		expect(ratio(...own, bout("a", "naive", 2, 9))).toBeUndefined();
		expect(ratio(...own)).toBeUndefined();
	});
});
