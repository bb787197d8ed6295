import { describe, expect, it } from "vitest";
import { repeatedMember } from "./repeated-member.ts";

describe("a member that stands twice", () => {
	it("is found with its path and both lines", () => {
		expect(repeatedMember('{\n"a": [{"b": 1},\n{"c": 1,\n"c": 2}]}')).toEqual({
			path: ["a", 1, "c"],
			first: 3,
			again: 4,
		});
		expect(repeatedMember('{"a": 1, "a": 1}')).toEqual({ path: ["a"], first: 1, again: 1 });
	});

	it("is found however its name is written", () => {
		expect(repeatedMember('{"a": 1, "\\u0061": 2}')?.path).toEqual(["a"]);
		expect(repeatedMember('{"__proto__": 1, "__proto__": 2}')?.path).toEqual(["__proto__"]);
	});

	it("is another one in another object", () => {
		expect(repeatedMember('{"a": {"a": 1, "b": {"a": 1}}, "b": [{"a": 1}, {"a": 1}], "c": "a"}')).toBeUndefined();
		expect(repeatedMember("[]")).toBeUndefined();
	});
});
