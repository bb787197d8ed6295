import { describe, expect, it } from "vitest";
import { jsonText } from "./json-text.ts";

const value = {
	text: "caf\u00e9 \ud83d\ude00 \u0000 \u007f \u2028 \ud83d",
	list: [1, "two", null, true],
	pairs: [["a", "b"]],
	empty: [{}, [], ""],
	long: Array.from({ length: 40 }, (_, index) => ({ index })),
};

describe("JSON text", () => {
	it("means what it was made from", () => {
		expect(JSON.parse(jsonText(value))).toEqual(value);
	});

	it("is ASCII and ends with one line feed", () => {
		expect(jsonText(value)).toMatch(/^[\x20-\x7e\n]*[^\n]\n$/);
	});

	it("keeps the order of members and puts what fits on one line", () => {
		expect(jsonText({ b: 1, a: [1, [2]] })).toBe('{ "b": 1, "a": [1, [2]] }\n');
		expect(jsonText(value).split("\n").length).toBeGreaterThan(40);
	});
});
