import { expect, test } from "vitest";
import type { SoakRun } from "./soak.ts";
import { isFinding, summaryLines } from "./summary.ts";

const clean: SoakRun = {
	seed: "a1",
	distance: "near",
	startedAt: "2026-01-01T00:00:00.000Z",
	durationMs: 4000,
	repeated: 0,
	unpassed: [],
};

test("anything but a pass is a finding", () => {
	expect(isFinding(clean)).toBe(false);
	expect(isFinding({ ...clean, unpassed: ["warn ANS-01/x: 401"] })).toBe(true);
	expect(isFinding({ ...clean, inconclusive: "out of reach" })).toBe(true);
});

test("the summary names what was not clean, with the seed that repeats it", () => {
	const far: SoakRun = { ...clean, distance: "far", connections: 3000, dropped: 30, repeated: 4, durationMs: 26_000 };
	const bad: SoakRun = { ...clean, seed: "b2", durationMs: 5000, unpassed: ["fail HMAC-SIG-01/x: 200"] };
	expect(summaryLines([clean, bad, far], 10)).toEqual([
		"3 runs of 10 checks, 2 of them clean",
		"  near: 2 runs, 4.0 s at least, 4.0 s in the middle, 5.0 s at most",
		"  far: 1 runs, 26.0 s at least, 26.0 s in the middle, 26.0 s at most; 30 of 3000 connections cut, 4 checks run again",
		"not clean, near, seed b2",
		"  fail HMAC-SIG-01/x: 200",
	]);
});
