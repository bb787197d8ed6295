import { describe, expect, it } from "vitest";
import { faultOf } from "./fault.ts";

const told = (actual: string, requirement = "REQ-01") => faultOf({ requirement, expected: "refused", actual });

describe("the name of a fault", () => {
	it("is the same for the texts and numbers of different inputs", () => {
		expect(told('"/a?b" is taken at 17')).toBe(told('"/c\\"d" is taken at 4'));
	});

	it("tells requirements, sentences and statuses apart", () => {
		expect(told("it is taken")).not.toBe(told("it is taken", "REQ-02"));
		expect(told("it is taken")).not.toBe(told("it is refused"));
		expect(told("200, text/plain")).not.toBe(told("500, text/plain"));
	});
});
