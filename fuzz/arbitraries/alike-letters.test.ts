import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alikeLetters } from "./alike-letters.ts";

describe("letters that are taken for others", () => {
	it("are two texts of printable ASCII", () => {
		for (const { one, other } of fc.sample(alikeLetters, { numRuns: 500, seed: 1 })) {
			expect(one).not.toBe(other);
			expect(`${one}${other}`).toMatch(/^[\x21-\x7e]+$/);
		}
	});

	it.each([
		["%E2%84%AA", "k", "the sign for kelvin and its letter"],
		["%C3%A9", "%C3%89", "cases"],
		["%C3%A9", "e%CC%81", "composed and not"],
		["%EF%BC%8F", "/", "wide and narrow"],
	])("have %s and %s among them: %s", (one, other) => {
		const drawn = fc.sample(alikeLetters, { numRuns: 5000, seed: 2 }).map((pair) => JSON.stringify(pair));
		expect(drawn).toContain(JSON.stringify({ one, other }));
		expect(drawn).toContain(JSON.stringify({ one: other, other: one }));
	});
});
