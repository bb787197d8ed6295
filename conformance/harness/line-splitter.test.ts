import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineSplitter } from "./line-splitter.ts";

function linesOf(pieces: readonly string[]): { text: string; number: number }[] {
	const lines: { text: string; number: number }[] = [];
	const splitter = new LineSplitter((text, number) => lines.push({ text, number }));
	for (const piece of pieces) splitter.push(piece);
	splitter.end("");
	return lines;
}

describe("a stream of text", () => {
	test("has the same lines however it comes in pieces", () => {
		const piece = fc
			.array(fc.constantFrom("a", "\n", "\r", "é", "\u2028"), { maxLength: 6 })
			.map((each) => each.join(""));
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const whole = pieces.join("").split("\n");
				if (whole.at(-1) === "") whole.pop();
				expect(linesOf(pieces)).toEqual(whole.map((text, index) => ({ text, number: index + 1 })));
			}),
		);
	});

	test("has a last line without a line feed, and none after one", () => {
		expect(linesOf(["a\n", "b"]).map(({ text }) => text)).toEqual(["a", "b"]);
		expect(linesOf(["a\n"]).map(({ text }) => text)).toEqual(["a"]);
		expect(linesOf([])).toEqual([]);
	});
});
