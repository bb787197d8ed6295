import { expect, it } from "vitest";
import { readFields } from "./fields.ts";

it("reads each field, and those of one name as one", () => {
	const headers = new Headers([
		["x-a", "1"],
		["set-cookie", "a=1"],
		["x-b", "2"],
		["X-A", "3"],
		["set-cookie", "b=2"],
	]);
	expect(Object.fromEntries(readFields(headers))).toEqual({ "x-a": "1, 3", "set-cookie": "a=1, b=2", "x-b": "2" });
});
