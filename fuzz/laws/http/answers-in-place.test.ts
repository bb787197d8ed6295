import { describe, expect, it } from "vitest";
import { misplacedAnswer, type Placed } from "./answers-in-place.ts";

/** Three requests, the second of which hides another; `clean` of them end where everybody knows. */
function judged(answers: readonly string[], { clean = 3, cut }: { clean?: number; cut?: { at: number } } = {}) {
	const altered = (token: string) => ({ altered: { token } });
	const held: Placed = {
		script: { spoken: [altered("one"), { ...altered("two"), hidden: altered("inner") }, altered("three")], cut },
		clean,
		answers: { answers: answers.map((text) => ({ text })) },
	};
	return misplacedAnswer(held, ["foreign"])?.requirement;
}

describe("answers to several requests", () => {
	it("are in place where each names its own request, or none", () => {
		expect(judged(["one", "two", "three"])).toBeUndefined();
		expect(judged(["401", "two", "401"])).toBeUndefined();
		expect(judged(["one"])).toBeUndefined();
	});

	it("are in place in their order where it is open how many requests there were", () => {
		expect(judged(["one", "400", "two", "inner", "three"], { clean: 1 })).toBeUndefined();
		expect(judged(["one", "two", "400"], { clean: 1 })).toBeUndefined();
	});

	it.each([
		["in another order", ["two", "one", "three"], {}],
		["for one another", ["one", "three", "two"], { clean: 1 }],
		["one too early", ["two", "three"], {}],
		["twice", ["one", "one"], { clean: 0 }],
		["of two requests at once", ["one two"], {}],
		["of a request on another connection", ["one", "foreign"], {}],
		["of a request that only stood in a body", ["one", "inner", "three"], {}],
		["more than there are requests", ["one", "two", "three", "400"], {}],
	])("are not where they come %s", (_, answers, options) => {
		expect(judged(answers, options)).toBe("FWD-13");
	});

	it("may be more than there are requests where the last one was cut", () => {
		expect(judged(["one", "two", "three", "400"], { cut: { at: 2 } })).toBeUndefined();
	});
});
