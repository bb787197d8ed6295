import { describe, expect, it } from "vitest";
import { inTurn } from "./in-turn.ts";

describe("what is taken in turn", () => {
	it("begins again after the last", () => {
		const next = inTurn(["a", "b"]);
		expect([next(), next(), next()]).toEqual(["a", "b", "a"]);
	});

	it("is not nothing", () => {
		expect(inTurn([])).toThrow(RangeError);
	});
});
