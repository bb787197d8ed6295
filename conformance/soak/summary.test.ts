import { expect, test } from "vitest";
import type { SoakRun } from "./soak.ts";
import { isFinding, summaryLines } from "./summary.ts";

const clean: SoakRun = {
	seed: "a1",
	distance: "near",
	startedAt: "2026-01-01T00:00:00.000Z",
	durationMs: 4000,
	repeated: [],
	unpassed: [],
};

test("anything but a pass is a finding", () => {
	expect(isFinding(clean)).toBe(false);
	expect(isFinding({ ...clean, unpassed: ["warn ANS-01/x: 401"] })).toBe(true);
	expect(isFinding({ ...clean, inconclusive: "out of reach" })).toBe(true);
});

test("a check that had to be run again is a finding where nothing gets lost, and none where something does", () => {
	const again = { ...clean, repeated: ["HMAC-SIG-01/x, 1 times: reset (read ECONNRESET)"] };
	expect(isFinding(again)).toBe(true);
	expect(isFinding({ ...again, distance: "far" })).toBe(false);
	expect(summaryLines([again], 10).at(-1)).toBe("  run again HMAC-SIG-01/x, 1 times: reset (read ECONNRESET)");
});

test("the summary names what was not clean, with the seed that repeats it", () => {
	const far: SoakRun = {
		...clean,
		distance: "far",
		connections: 3000,
		dropped: 30,
		repeated: ["A", "B", "C", "D"],
		durationMs: 26_000,
	};
	const bad: SoakRun = { ...clean, seed: "b2", durationMs: 5000, unpassed: ["fail HMAC-SIG-01/x: 200"] };
	expect(summaryLines([clean, bad, far], 10)).toEqual([
		"3 runs of 10 checks, 2 of them clean",
		"  near: 2 runs, 4.0 s at least, 4.0 s in the middle, 5.0 s at most",
		"  far: 1 runs, 26.0 s at least, 26.0 s in the middle, 26.0 s at most; 30 of 3000 connections cut, 4 checks run again",
		"not clean, near, seed b2",
		"  fail HMAC-SIG-01/x: 200",
	]);
});
