import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commentText, sourceText } from "./source-text.ts";

describe("a value as source", () => {
	it("is that value when it is read, whatever is in it", () => {
		const parsed = fc.json({ stringUnit: "binary" }).map((text): unknown => JSON.parse(text));
		fc.assert(
			fc.property(parsed, (value) => {
				// As a module is read: no letter of it stands for anything outside.
				const read: unknown = new Function(`"use strict"; return (${sourceText(value)});`)();
				expect(read).toEqual(value);
			}),
		);
		expect(Object.keys(new Function(`return (${sourceText(JSON.parse('{"__proto__":1}'))})`)())).toEqual(["__proto__"]);
	});

	it("has short lists and objects on one line, and names without quotes where they need none", () => {
		expect(sourceText({ a: [1, "b"], "X-Y": {} })).toBe('{ a: [1, "b"], "X-Y": {} }');
		expect(sourceText({ a: "x".repeat(120) })).toBe(`{\n\ta: "${"x".repeat(120)}",\n}`);
		expect(sourceText("\u212a")).toBe('"\\u212a"');
	});
});

describe("a text within a comment", () => {
	it("cannot end it", () => {
		expect(commentText("a */ b\nc")).toBe("a * / b c");
	});
});
