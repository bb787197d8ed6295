import { expect, it } from "vitest";
import { VoidRound } from "../void-round.ts";
import { microsecondsEach } from "./processor-cost.ts";

it("is what all of them took, divided among them", () => {
	expect(microsecondsEach(320, 4000)).toBe(80);
});

it("is none where the clock has not moved", () => {
	expect(() => microsecondsEach(0, 4000)).toThrow(VoidRound);
});
