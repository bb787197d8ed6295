import { describe, expect, it } from "vitest";
import { readSpecification } from "../engine/requirements.ts";
import { measures } from "./index.ts";
import { measureNames } from "./names.ts";

describe("the measures", () => {
	it("have the names that are asked for, in their order", () => {
		expect(measures.map(({ id }) => id)).toEqual(measureNames);
	});

	it("say what they are about, and what they cost", () => {
		const { requirements } = readSpecification();
		expect(measures.filter(({ requirement }) => !requirements.has(requirement))).toEqual([]);
		expect(measures.filter(({ title, cost }) => !/^[a-z].{9,}[^.]$/.test(title) || !/\d/.test(cost))).toEqual([]);
	});
});
