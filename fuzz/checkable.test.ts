import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkable } from "./checkable.ts";
import type { Law } from "./law.ts";

const belowHundred: Law<number> = (value) =>
	value < 100 ? undefined : { requirement: "REQ-01", expected: "a number below 100", actual: String(value) };
const numbers = fc.integer({ min: 0, max: 1_000_000 });

describe("an input", () => {
	const lists = checkable(fc.array(numbers), () => undefined);

	it("depends on its number and the seed, and on nothing that was drawn before", () => {
		const late = lists.draw(7, 5000).input;
		for (let index = 0; index < 20; index += 1) lists.draw(7, index);
		expect(lists.draw(7, 5000).input).toEqual(late);
		expect(lists.draw(8, 5000).input).not.toEqual(late);
	});

	it("is another for each number", () => {
		const texts = checkable(fc.string({ minLength: 12, maxLength: 12 }), () => undefined);
		const drawn = Array.from({ length: 3000 }, (_, index) => texts.draw(1, index).input);
		expect(new Set(drawn).size).toBe(3000);
	});

	it("covers the range of what is drawn evenly", () => {
		const dice = checkable(fc.noBias(fc.integer({ min: 1, max: 6 })), () => undefined);
		const counts = new Map<unknown, number>();
		for (let index = 0; index < 6000; index += 1) {
			const { input } = dice.draw(3, index);
			counts.set(input, (counts.get(input) ?? 0) + 1);
		}
		// Chi-squared with five degrees of freedom: beyond 20.5 once in a thousand.
		const distance = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
		expect(counts.size).toBe(6);
		expect(distance).toBeLessThan(20.5);
	});

	it("is led back to by its path, and a path that leads nowhere to none", () => {
		const draw = lists.draw(7, 12);
		const [smaller] = draw.smaller();
		expect(smaller?.path).toBe("12:0");
		expect(lists.retrace(7, "12:0")?.input).toEqual(smaller?.input);
		expect(lists.retrace(7, "12:999999")).toBeUndefined();
		expect(lists.retrace(7, "x")).toBeUndefined();
	});
});

describe("a search", () => {
	it("holds after the runs that were asked for", async () => {
		expect(await checkable(fc.constant(1), belowHundred).search({ seed: 1, runs: 50 })).toEqual({
			kind: "held",
			runs: 50,
		});
	});

	it("finds the smallest counterexample, and its path leads back to it", async () => {
		const subject = checkable(numbers, belowHundred);
		const found = await subject.search({ seed: 7, runs: 100 });
		if (found.kind !== "broken") throw new Error(found.kind);
		expect(found.input).toBe(100);
		expect(subject.retrace(7, found.path)?.input).toBe(100);
	});

	it("makes a counterexample no smaller than still breaks the same requirement", async () => {
		const law: Law<number> = (value) => {
			const requirement = value >= 100 ? "REQ-02" : "REQ-01";
			return value >= 10 ? { requirement, expected: "a number below 10", actual: String(value) } : undefined;
		};
		const found = await checkable(numbers, law).search({ seed: 7, runs: 100 });
		expect(found).toMatchObject({ kind: "broken", input: 100, violation: { requirement: "REQ-02" } });
	});

	it("takes what shows a violation with less only if it shows the same", async () => {
		const law: Law<number> = (value) => ({
			requirement: value > 0 ? "REQ-02" : "REQ-01",
			expected: "no number",
			actual: String(value),
		});
		const to = (simple: number) => checkable(fc.constant(5), law, { simpler: () => simple });
		expect(await to(1).search({ seed: 7, runs: 1 })).toMatchObject({ input: 1, shrinks: 1 });
		expect(await to(0).search({ seed: 7, runs: 1 })).toMatchObject({
			input: 5,
			shrinks: 0,
			judged: 1,
			violation: { requirement: "REQ-02", actual: "5" },
		});
	});

	it("tells of what is let in in place of what is refused too late, and never the other way round", async () => {
		const law: Law<number> = (value) => ({
			requirement: value > 100 ? "ANS-07" : value > 10 ? "HMAC-CANON-08" : "ANS-07",
			expected: value === 11 ? "refused with another" : "refused with invalid_credentials",
			actual: String(value),
		});
		const to = (...simple: readonly number[]) =>
			checkable<number>(fc.constant(500), law, { withLess: (from) => simple.filter((less) => less < from) });
		expect(await to(50, 5).search({ seed: 7, runs: 1 })).toMatchObject({
			input: 50,
			violation: { requirement: "HMAC-CANON-08", actual: "50" },
		});
		expect(await to(11).search({ seed: 7, runs: 1 })).toMatchObject({
			input: 500,
			violation: { requirement: "ANS-07" },
		});
	});

	it("leaves out what is idle at last, whatever could not be drawn any smaller", async () => {
		const drawn = fc.noShrink(fc.constant(["idle", "guilty", "idle too"]));
		const law: Law<readonly string[]> = (words) =>
			words.includes("guilty") ? { requirement: "REQ-01", expected: "no guilt", actual: words.join() } : undefined;
		function* withLess(words: readonly string[]): Iterable<string[]> {
			for (const at of words.keys()) yield words.toSpliced(at, 1);
		}
		const found = await checkable<readonly string[]>(drawn, law, { withLess }).search({ seed: 7, runs: 1 });
		expect(found).toMatchObject({ input: ["guilty"], violation: { actual: "guilty" }, shrinks: 2 });
	});

	it("tells an error of the law from a violation", async () => {
		const found = await checkable(numbers, () => {
			throw new TypeError("mistake");
		}).search({ seed: 1, runs: 5 });
		expect(found).toMatchObject({ kind: "error", runs: 1, error: expect.any(TypeError) });
	});

	it("judges a stored input", async () => {
		expect(await checkable(numbers, belowHundred).judge(JSON.parse("100"))).toMatchObject({ requirement: "REQ-01" });
		expect(await checkable(numbers, belowHundred).judge(JSON.parse("99"))).toBeUndefined();
	});
});
