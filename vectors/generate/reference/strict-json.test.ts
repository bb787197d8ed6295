import { describe, expect, it } from "vitest";
import { strictObject } from "./strict-json.ts";

const parse = (text: string): unknown => strictObject(Buffer.from(text, "utf8"));

describe("a strict JSON object", () => {
	it("is what JSON.parse says of it", () => {
		const text = ' {"a": [1, {"b": "}\\"{"}], "c": {"a": null}, "": "a\\u0041:"} ';
		expect(parse(text)).toEqual(JSON.parse(text));
	});

	it.each([
		'{"a":1,"a":1}',
		'{"a":1,"\\u0061":1}',
		'{"x":{"a":1,"a":1}}',
		'{"x":[{"a":1,"a":1}]}',
		'{"a":{"a":1},"a":2}',
		'{"__proto__":1,"__proto__":2}',
	])("has no duplicate member: %s", (text) => {
		expect(parse(text)).toBeUndefined();
	});

	it.each(["", "[]", "1", "null", '"a"', "{", "{}x", "\ufeff{}", '{"a":1,}', "{a:1}"])("is one object: %j", (text) => {
		expect(parse(text)).toBeUndefined();
	});

	it("is UTF-8", () => {
		expect(strictObject(Buffer.from('{"a":"\u00ff"}', "latin1"))).toBeUndefined();
	});
});
