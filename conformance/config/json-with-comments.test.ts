import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutComments } from "./json-with-comments.ts";

const read = (text: string): unknown => JSON.parse(withoutComments(text));

describe("JSON with comments", () => {
	it("is what it is without them", () => {
		expect(read('// one\n{ /* two\nlines */ "a": 1, // three\r\n"b": [1, 2] }\n// four')).toEqual({ a: 1, b: [1, 2] });
	});

	it("keeps what only looks like a comment or a last comma", () => {
		expect(read('{"a": "https://x.example/*", "b": ",}", "c": "\\"// no"}')).toEqual({
			a: "https://x.example/*",
			b: ",}",
			c: '"// no',
		});
	});

	it("may have a comma after the last member or item, so that the next one can be commented out", () => {
		expect(read('{"a": [1, 2, /* x */], "b": {"c": {},}, // "d": 1\n}')).toEqual({ a: [1, 2], b: { c: {} } });
	});

	it("keeps every line where it is", () => {
		const text = '{ /* a\n b */ "c": 1, // d\n}\n';
		const plain = withoutComments(text);
		expect(plain).toHaveLength(text.length);
		expect(plain.indexOf('"c"')).toBe(text.indexOf('"c"'));
		expect(plain.split("\n")).toHaveLength(text.split("\n").length);
	});

	it("is refused where it is no JSON besides", () => {
		for (const text of [
			"",
			"// only",
			"{} /*",
			"{} /*/",
			"{,}",
			"[,]",
			"[1,,]",
			"{'a': 1}",
			"{a: 1}",
			"{} {}",
			"{} #",
		]) {
			expect(() => read(text), text).toThrow();
		}
	});

	it("leaves JSON alone", () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(withoutComments(text)).toBe(text);
			}),
		);
	});
});
