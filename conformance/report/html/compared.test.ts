import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts, visible } from "./compared.ts";

function plain(markup: { toString(): string }): string {
	return String(markup).replaceAll(/<[^>]*>/g, "");
}

describe("two texts", () => {
	it("have the part marked in which they differ", () => {
		const { expected, actual } = compareTexts("a=1&b=2", "a=1;b=2");
		expect(String(expected)).toBe("a=1<mark>&amp;</mark>b=2");
		expect(String(actual)).toBe("a=1<mark>;</mark>b=2");
	});

	it("have nothing marked where the one is the other and more", () => {
		const { expected, actual } = compareTexts("host", "host:443");
		expect(String(expected)).toBe("host");
		expect(String(actual)).toBe("host<mark>:443</mark>");
	});

	it("are not cut inside a character, and overlap nowhere", () => {
		expect(String(compareTexts("😀", "😁").actual)).toBe("<mark>😁</mark>");
		expect(String(compareTexts("aa", "aaa").actual)).toBe("aa<mark>a</mark>");
	});

	it("are shown whole", () => {
		const text = fc.string({ unit: fc.constantFrom(..."ab=/") });
		fc.assert(
			fc.property(text, text, (one, two) => {
				const { expected, actual } = compareTexts(one, two);
				expect([plain(expected), plain(actual)]).toEqual([one, two]);
			}),
		);
	});
});

describe("a text", () => {
	it("shows spaces, other blanks and what has no shape", () => {
		expect(String(visible("a b"))).toBe(`a<span class="space"> </span>b`);
		expect(plain(visible("\u00a0\t\n\u200b\u202e\u3000\ud800"))).toBe(
			"\\u{a0}\\x09\\n\\u{200b}\\u{202e}\\u{3000}\\u{d800}",
		);
	});
});
