import { describe, expect, it } from "vitest";
import { parseStrictObject } from "./strict-json.ts";

describe("strict JSON", () => {
	it.each<[string, unknown]>([
		["{}", {}],
		[' {"a" : 1 }\n', { a: 1 }],
		['{"a":{"b":1},"b":2}', { a: { b: 1 }, b: 2 }],
		['{"a":[{"b":1},{"b":2}]}', { a: [{ b: 1 }, { b: 2 }] }],
		['{"a":"a","b":["a","a"]}', { a: "a", b: ["a", "a"] }],
		['{"a":"\\"a\\":","b":1}', { a: '"a":', b: 1 }],
		['{"a":"\\\\","b":1}', { a: "\\", b: 1 }],
		['{"a":"{\\"a\\":1,","A":2}', { a: '{"a":1,', A: 2 }],
		['{"":1}', { "": 1 }],
	])("takes an object with distinct members: %s", (text, value) => {
		expect(parseStrictObject(text)).toEqual(value);
	});

	it.each([
		'{"a":1,"a":1}',
		'{"a":1,"b":2,"a":3}',
		'{"sub":1,"\\u0073ub":2}',
		'{"\\/":1,"/":2}',
		'{"":1,"":2}',
		'{"a":{"b":1,"b":2}}',
		'{"a":[[{"b":1,"b":2}]]}',
		'{"a":[1,2],"a":3}',
		'{"a" : {"x":1} , "a"\n:\t2}',
		'{"__proto__":1,"__proto__":2}',
		'{"\\ud83d\\ude00":1,"😀":2}',
	])("refuses a member that is named twice, at any depth and in any spelling: %s", (text) => {
		expect(parseStrictObject(text)).toBeUndefined();
	});

	it.each([
		"",
		"[]",
		"null",
		'"a"',
		"1",
		"true",
		"{",
		'{"a":1}}',
		'{"a":1,}',
		"{'a':1}",
		'\ufeff{"a":1}',
		'{"a":1}x',
		'{"a":01}',
		'{"a":NaN}',
		'{"a":"\n"}',
	])("refuses what is not one JSON object: %j", (text) => {
		expect(parseStrictObject(text)).toBeUndefined();
	});

	it("walks any nesting without a stack of its own", () => {
		const depth = 3000;
		const nested = (inner: string) => `${'{"a":['.repeat(depth)}${inner}${"]}".repeat(depth)}`;
		expect(parseStrictObject(nested('{"b":1}'))).toBeDefined();
		expect(parseStrictObject(nested('{"b":1,"b":1}'))).toBeUndefined();
	});

	it("keeps a member called __proto__ a member", () => {
		const value = parseStrictObject('{"__proto__":{"sub":"a"}}');
		expect(value?.["sub"]).toBeUndefined();
		expect(Object.keys(value ?? {})).toEqual(["__proto__"]);
	});
});
