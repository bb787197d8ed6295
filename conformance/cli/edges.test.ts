import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import { checkEdges, edge } from "./edges.ts";
import { UsageError } from "./usage-error.ts";

describe("--edge", () => {
	it("names a place and its origin, several times over", () => {
		const first = edge("LHR=https://LHR.staging.example/", undefined);
		expect(edge("NRT=https://203.0.113.7:8443", first)).toEqual([
			{ name: "LHR", url: "https://lhr.staging.example" },
			{ name: "NRT", url: "https://203.0.113.7:8443" },
		]);
	});

	it.each([
		"LHR",
		"LHR=",
		"=https://lhr.example",
		"L HR=https://lhr.example",
		"LHR=lhr.example",
		"LHR=ftp://lhr.example",
		"LHR=https://lhr.example/path",
		"LHR=https://lhr.example/?a",
		"LHR=https://user:secret@lhr.example",
		`${"x".repeat(33)}=https://lhr.example`,
	])("refuses %s", (text) => {
		expect(() => edge(text, undefined)).toThrow(InvalidArgumentError);
	});

	it("shows no credentials of a URL that it refuses", () => {
		expect(() => edge("LHR=https://user:secret@lhr.example", undefined)).toThrow(/^(?!.*secret)/);
	});

	it("refuses a name, or a place, that stands twice", () => {
		const first = edge("LHR=https://lhr.example", undefined);
		expect(() => edge("LHR=https://other.example", first)).toThrow(InvalidArgumentError);
		expect(() => edge("NRT=https://lhr.example:443", first)).toThrow(InvalidArgumentError);
	});

	it("needs a target of its own, and a second edge", () => {
		const two = edge("NRT=https://nrt.example", edge("LHR=https://lhr.example", undefined));
		expect(() => checkEdges({})).not.toThrow();
		expect(() => checkEdges({ edge: two, config: "c.json" })).not.toThrow();
		expect(() => checkEdges({ edge: two })).toThrow(UsageError);
		expect(() => checkEdges({ edge: two.slice(0, 1), target: "https://a.example" })).toThrow(UsageError);
	});
});
