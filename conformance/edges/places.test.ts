import { describe, expect, it } from "vitest";
import { placeCodes, placeOf, roundTripMs } from "./places.ts";

function between(one: string, other: string): number {
	const [from, to] = [placeOf(one), placeOf(other)];
	if (from === undefined || to === undefined) throw new Error("no such place");
	return roundTripMs(from, to);
}

describe("the way between two places", () => {
	it("is as long as it was measured, in both directions", () => {
		expect([between("LHR", "DUB"), between("DUB", "NRT"), between("SFO", "DUB")]).toEqual([8, 170, 110]);
	});

	it("is reckoned by the distance where nobody has measured it", () => {
		// 5,540 km, 9,600 km and 17,000 km along the great circle.
		expect(between("LHR", "EWR")).toBeGreaterThan(75);
		expect(between("LHR", "EWR")).toBeLessThan(95);
		expect(between("LHR", "NRT")).toBeGreaterThan(135);
		expect(between("LHR", "NRT")).toBeLessThan(155);
		expect(between("LHR", "SYD")).toBeGreaterThan(245);
		expect(between("LHR", "SYD")).toBeLessThan(270);
	});

	it("is what it is told to be", () => {
		const [from, to] = [placeOf("NRT"), placeOf("DUB")];
		if (from === undefined || to === undefined) throw new Error("no such place");
		expect(roundTripMs(from, to, { "DUB NRT": 7 })).toBe(7);
		expect(roundTripMs(to, from, { "DUB NRT": 7 })).toBe(7);
		expect(roundTripMs(from, from, { "NRT NRT": 0 })).toBe(0);
	});

	it("is the same both ways, and short within a city", () => {
		for (const one of placeCodes) {
			expect(between(one, one)).toBe(2);
			for (const other of placeCodes) expect(between(one, other)).toBe(between(other, one));
		}
	});
});
