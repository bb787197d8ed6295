import { describe, expect, it } from "vitest";
import { Exploration } from "./exploration.ts";

const kinds = ["a", "b", "c"].map((id) => ({ id, threats: [`T-${id}`] }));

describe("an exploration", () => {
	it("says what each input is the first example of, alone and together", () => {
		const exploration = new Exploration(kinds);
		expect(exploration.add(["a"])).toEqual({ kinds: 1, pairs: 0 });
		expect(exploration.add(["b", "a"])).toEqual({ kinds: 1, pairs: 1 });
		expect(exploration.add(["a", "b"])).toEqual({ kinds: 0, pairs: 0 });
		expect(exploration.add(["c", "a", "b"])).toEqual({ kinds: 1, pairs: 2 });
		expect(exploration.add([])).toEqual({ kinds: 0, pairs: 0 });
		expect([exploration.reached, exploration.pairs]).toEqual([3, 3]);
	});

	it("counts how often each was met", () => {
		const exploration = new Exploration(kinds);
		for (const input of [["a"], ["a", "c"], []]) exploration.add(input);
		expect(exploration.counts.map(({ id, count }) => [id, count])).toEqual([
			["a", 2],
			["b", 0],
			["c", 1],
		]);
	});

	it("knows no kind that was not declared", () => {
		expect(() => new Exploration(kinds).add(["d"])).toThrow(RangeError);
	});
});
