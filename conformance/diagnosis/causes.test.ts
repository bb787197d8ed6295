import { describe, expect, it } from "vitest";
import { causesOf } from "./causes.ts";
import type { Mistake } from "./mistake.ts";

function mistake(id: string, separator = "|"): Mistake {
	return { id, does: id, remedy: "", requirement: "", at: "separator", separator };
}

function ids(...sets: string[][]): string[][][] {
	return causesOf(sets.map((set) => set.map((id) => mistake(id)))).map(({ alternatives }) =>
		alternatives.map((alternative) => alternative.map(({ id }) => id)),
	);
}

describe("causes", () => {
	it("are the members of the only explanation", () => {
		expect(ids(["a", "b"])).toEqual([[["a"]], [["b"]]]);
	});

	it("are alternatives where single mistakes come to the same", () => {
		expect(ids(["a"], ["b"])).toEqual([[["a"], ["b"]]]);
	});

	it("keep what all explanations share apart from what they do not", () => {
		expect(ids(["a", "b"], ["a", "c"])).toEqual([[["a"]], [["b"], ["c"]]]);
	});

	it("are two choices where every combination explains", () => {
		expect(ids(["a", "c"], ["a", "d"], ["b", "c"], ["b", "d"])).toEqual([
			[["a"], ["b"]],
			[["c"], ["d"]],
		]);
	});

	it("stay one choice between pairs that cannot be divided", () => {
		expect(ids(["a", "b"], ["c", "d"])).toEqual([
			[
				["a", "b"],
				["c", "d"],
			],
		]);
		expect(ids(["a", "c"], ["a", "d"], ["b", "c"])).toEqual([
			[
				["a", "c"],
				["a", "d"],
				["b", "c"],
			],
		]);
	});

	it("name two forms of one mistake once", () => {
		const causes = causesOf([[mistake("a", "|")], [mistake("a", "/")]]);
		expect(causes.map(({ alternatives }) => alternatives.length)).toEqual([1]);
	});

	it("are none without an explanation", () => {
		expect(causesOf([])).toEqual([]);
	});
});
