import { describe, expect, it } from "vitest";
import { firstDivergence } from "./divergence.ts";

const titles = ["one", "two"];

describe("the first divergence", () => {
	it("is none of equal strings", () => {
		expect(firstDivergence(titles, "a\nb", "a\nb")).toBeUndefined();
	});

	it("names the first line that differs", () => {
		expect(firstDivergence(titles, "a\nb", "a\nc")).toEqual({ stage: "two", expected: '"b"', actual: '"c"' });
	});

	it("shows white space", () => {
		expect(firstDivergence(titles, "a\nb", "a\r\nb")).toMatchObject({ stage: "one", actual: String.raw`"a\r"` });
	});

	it("tells a string that ends early from an empty line", () => {
		expect(firstDivergence(titles, "a\nb", "a")?.actual).not.toBe('""');
		expect(firstDivergence(titles, "a\nb", "a\n")?.actual).toBe('""');
	});

	it("names what comes after the last line", () => {
		expect(firstDivergence(titles, "a\nb", "a\nb\n")).toMatchObject({ stage: "end of the string" });
		expect(firstDivergence(titles, "a\nb", "a\nb\nc")).toMatchObject({ stage: "end of the string", actual: '"c"' });
	});

	it("shows of long lines the place where they part", () => {
		const start = "x".repeat(5000);
		const { expected = "", actual = "" } = firstDivergence(titles, `${start}a`, `${start}b`) ?? {};
		expect(expected).toMatch(/^"….*a"$/);
		expect(actual).toMatch(/^"….*b"$/);
		expect(expected.length).toBeLessThan(200);
	});
});
