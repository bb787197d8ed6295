import { describe, expect, it } from "vitest";
import { parseRay } from "./log.ts";

describe("a ray", () => {
	it("names the point of presence when it is what the edge writes", () => {
		expect(parseRay("0123456789abcdef-FRA")).toEqual({ cfRay: "0123456789abcdef-FRA", pop: "FRA" });
	});

	it.each([
		null,
		"",
		"0123456789abcdef",
		"0123456789ABCDEF-FRA",
		"0123456789abcdef-fra",
		"0123456789abcdef-FRA\n",
		" 0123456789abcdef-FRA",
		"0123456789abcdef-FRA, 0123456789abcdef-AMS",
		"<script>",
	])("is nothing when it is anything else: %j", (text) => {
		expect(parseRay(text)).toEqual({ cfRay: null, pop: null });
	});
});
