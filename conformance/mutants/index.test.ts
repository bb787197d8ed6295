import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { referenceStages } from "../../gateway/src/reference.ts";
import { readSpecification } from "../engine/requirements.ts";
import { mutants } from "./index.ts";
import { stagesOf } from "./mutant.ts";

const folder = new URL("./faults/", import.meta.url);
const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ""));
const { requirements } = readSpecification();

describe("the list of mutants", () => {
	it("names every fault once, and each by its file", () => {
		const ids = mutants.map(({ id }) => id);
		expect(ids.toSorted()).toEqual(files.toSorted());
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) {
			expect(readFileSync(new URL(`${id}.ts`, folder), "utf8")).toContain(`id: "${id}"`);
		}
	});

	it("says each fault in a sentence of its own", () => {
		const sentences = mutants.map(({ sentence }) => sentence);
		expect(new Set(sentences).size).toBe(sentences.length);
		expect(sentences.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
	});

	it("names requirements that there are and rows that look like the catalogue's", () => {
		for (const { id, breaks, also = [], threats } of mutants) {
			const named = [...breaks, ...also];
			expect({ id, unknown: named.filter((requirement) => !requirements.has(requirement)) }).toEqual({
				id,
				unknown: [],
			});
			expect({ id, named: [...new Set(named)] }).toEqual({ id, named });
			expect({ id, count: breaks.length }).not.toEqual({ id, count: 0 });
			expect({ id, odd: threats.filter((row) => !/^[A-Z]{2,3}-\d{2}$/.test(row)) }).toEqual({ id, odd: [] });
			expect({ id, count: threats.length }).not.toEqual({ id, count: 0 });
		}
	});
});

describe("each mutant", () => {
	it.each(mutants)("$id replaces a part, and leaves the reference as it is", (mutant) => {
		const before = { ...referenceStages };
		const stages = stagesOf(mutant);
		const replaced = Object.entries(stages).filter(([name, stage]) => stage !== Reflect.get(referenceStages, name));
		const others = [mutant.compose, mutant.store, mutant.parseConfig].filter((part) => part !== undefined);
		expect(replaced.length + others.length).toBeGreaterThan(0);
		expect(Object.keys(stages).toSorted()).toEqual(Object.keys(referenceStages).toSorted());
		expect(referenceStages).toEqual(before);
	});
});
