import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toWire } from "../wire-text.ts";
import { shellWords } from "./shell-words.ts";

function words(text: string): readonly string[] | string {
	const read = shellWords(text);
	return read.ok ? read.words : read.problem;
}

describe("the words of a command line", () => {
	it.each([
		["curl  -s\tx", ["curl", "-s", "x"]],
		["'a b' \"c d\" e\\ f", ["a b", "c d", "e f"]],
		["a'b'\"c\"d", ["abcd"]],
		["''", [""]],
		["'a\"b' \"a'b\"", ['a"b', "a'b"]],
		['"a\\"b\\\\c\\$d\\`e\\n"', ['a"b\\c$d`e\\n']],
		["'a\\'", ["a\\"]],
		["a \\\n  b", ["a", "b"]],
		["a \\\r\n b", ["a", "b"]],
		['"a\\\nb"', ["ab"]],
		["$'a\\n\\t\\'\\\\\\x41\\101\\cA'", ["a\n\t'\\AA\x01"]],
		["$'\\u00e9\\U0001f600'", [toWire("é😀")]],
		["$'\\q'", ["\\q"]],
		['$"a"', ["a"]],
		["a#b # c d", ["a#b"]],
		["a$ b", ["a$", "b"]],
		['"a$"', ["a$"]],
		["https://h/p?a=[1]&b={2}".replace("&", "\\&"), ["https://h/p?a=[1]&b={2}"]],
		["a\n\n# only a comment\n", ["a"]],
		["", []],
	])("%j", (text, expected) => {
		expect(words(text)).toEqual(expected);
	});

	it.each([
		["curl $URL", "line 1, column 6"],
		['curl "a$B"', "line 1, column 8"],
		['curl "$(date)"', "line 1, column 7"],
		["curl `date`", "line 1, column 6"],
		['curl "`date`"', "line 1, column 7"],
		["curl https://h/?a=1&b=2", "line 1, column 20"],
		["curl a | jq .", "line 1, column 8"],
		["curl a > b", "line 1, column 8"],
		["curl 'a", "line 1, column 6"],
		['curl \\\n  "a', "line 2, column 3"],
		["curl $'a", "line 1, column 6"],
		["curl a\ncurl b", "line 1, column 7"],
		['curl ^\n  "a"', "line 1, column 6"],
		["curl a\\", "line 1, column 7"],
		["curl $'\\U00110000'", "line 1, column 6"],
	])("%j is refused where it cannot be known", (text, place) => {
		expect(words(text)).toContain(place);
	});

	it("are those that were quoted, whatever they are", () => {
		const word = fc
			.string({ unit: "binary" })
			.map((text) => toWire(text.replaceAll("\0", "").replaceAll("\r\n", "\n")));
		fc.assert(
			fc.property(fc.array(word, { minLength: 1 }), (given) => {
				const line = given.map((text) => `'${text.replaceAll("'", "'\\''")}'`).join(" ");
				expect(words(line)).toEqual(given);
			}),
		);
	});

	it("never come to an end by an exception", () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."a '\"\\$`{(\n#&|^ux4") }), (text) => void words(text)));
	});
});
