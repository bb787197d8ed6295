import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkable } from "../checkable.ts";
import type { Law } from "../law.ts";
import { onlyThatOne, together } from "./together.ts";

const small: Law<number> = async (value) =>
	value < 1000 ? undefined : { requirement: "HMAC-TIME-01", expected: "a small number", actual: String(value) };
const lists = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 20, maxLength: 20 });

it("holds where the law holds for each of several inputs", async () => {
	expect(
		await checkable(lists(999), together(small), { simpler: onlyThatOne }).search({ seed: 1, runs: 50 }),
	).toMatchObject({ kind: "held" });
});

it("shrinks to the one input that breaks it", async () => {
	const several = fc.array(fc.integer({ min: 0, max: 1010 }), { minLength: 1, maxLength: 20, size: "max" });
	expect(
		await checkable(several, together(small), { simpler: onlyThatOne }).search({ seed: 1, runs: 500 }),
	).toMatchObject({
		kind: "broken",
		input: [1000],
	});
});
