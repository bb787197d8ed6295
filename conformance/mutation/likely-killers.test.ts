import { describe, expect, it } from "vitest";
import type { Check } from "../engine/check.ts";
import { LikelyKillers } from "./likely-killers.ts";

function check(id: string, members: Partial<Check> = {}): Check {
	const requirement = id.split("/", 1)[0] ?? "";
	return { id, requirement, needs: [], ...members } as Check;
}

const ids = (parts: readonly (readonly Check[])[]) => parts.map((part) => part.map(({ id }) => id));

describe("the order of checks against a mutant", () => {
	it("asks for something of every requirement first, and for what waits last", () => {
		const checks = [check("A/1"), check("A/2"), check("B/1", { waits: 3 }), check("B/2"), check("C/1")];
		expect(ids(new LikelyKillers().parts(checks))).toEqual([[], ["A/1", "B/2", "C/1", "A/2"], ["B/1"]]);
	});

	it("begins with what killed lately, the last first, if it is to be run at all", () => {
		const killers = new LikelyKillers();
		for (const id of ["A/2", "gone", "B/1", "A/2"]) killers.killed(id);
		expect(ids(killers.parts([check("A/1"), check("A/2"), check("B/1")]))).toEqual([["A/2", "B/1"], ["A/1"], []]);
	});
});
