import { describe, expect, it } from "vitest";
import { msLeft, timeText } from "./time-left.ts";

const bout = (fault: string, seed: number, ms: number, bootMs = 0) => ({ fault, seed, ms, bootMs });

describe("the time that is left", () => {
	it("is what as many pairs of a fault and a seed have taken, by both suites and with their boots", () => {
		const bouts = [bout("a", 1, 100, 50), bout("a", 1, 800, 50), bout("a", 2, 300), bout("b", 1, 700)];
		expect(msLeft(bouts, 6)).toBe((2000 / 3) * 6);
		expect(msLeft(bouts, 0)).toBe(0);
	});

	it("is not known before the first bout", () => {
		expect(msLeft([], 6)).toBeUndefined();
	});

	it("is told in the units that it is long", () => {
		expect([400, 29_000, 100_000, 3_600_000, 12_040_000].map(timeText)).toEqual([
			...["0 s", "29 s", "2 min", "1 h 0 min", "3 h 21 min"],
		]);
	});
});
