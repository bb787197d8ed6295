import { describe, expect, it } from "vitest";
import { isHeaderSafe } from "./principal.ts";

describe("an identity that a header may carry", () => {
	it.each(["a", "a b", "~!", "a".repeat(256), `a${" ".repeat(254)}b`, "a,b", 'a"b'])("is %j", (text) => {
		expect(isHeaderSafe(text)).toBe(true);
	});

	it.each<unknown>([
		"",
		" ",
		" a",
		"a ",
		"a".repeat(257),
		"a\tb",
		"a\nb",
		"a\r",
		"\u0000",
		"a\u007f",
		"é",
		"😀",
		1,
		null,
		undefined,
		[],
		["a"],
		{},
		true,
	])("is not %j", (value) => {
		expect(isHeaderSafe(value)).toBe(false);
	});
});
