import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fakeIo } from "../../conformance/cli/fake-io.ts";
import { packageRoot } from "../../conformance/data.ts";
import { readSpecification } from "../../conformance/engine/requirements.ts";
import type { Property } from "../property.ts";
import { readRegressions } from "../regressions/index.ts";
import { openSurroundings } from "../surroundings.ts";
import { properties } from "./index.ts";

const seed = 20_260_201;
const regressions = readRegressions();
const surroundings = await openSurroundings({}, "properties-test", fakeIo());
afterAll(() => surroundings.close());

/** A few inputs over the wire, more in this process. */
const runsFor = ({ where, runs }: Property) => (where === "in-process" ? Math.min(runs, 1500) : 12);

describe("properties", () => {
	it("have ids and requirements that exist, each id once", () => {
		const { requirements } = readSpecification();
		const ids = properties.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { id, requirements: own, runs } of properties) {
			expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
			expect(runs).toBeGreaterThan(0);
			expect(own.filter((requirement) => !requirements.has(requirement))).toEqual([]);
			expect(new Set(own).size).toBe(own.length);
		}
	});

	it.each(properties)("$id", async (property) => {
		const opened = await property.open(surroundings.place);
		if (!opened.ready) throw new Error(opened.reason);
		try {
			const found = await opened.checkable.search({ seed, runs: runsFor(property) });
			expect(found).toMatchObject({ kind: "held", runs: runsFor(property) });
		} finally {
			await opened.close?.();
		}
	});
});

describe("frozen counterexamples", () => {
	it("are of properties and requirements that exist", () => {
		for (const { property, requirement, file } of regressions) {
			const own = properties.find(({ id }) => id === property);
			expect(own, file).toBeDefined();
			expect(readSpecification().requirements.has(requirement), file).toBe(true);
			expect(readFileSync(join(packageRoot(), "fuzz/regressions", file), "utf8").endsWith("\n"), file).toBe(true);
		}
	});

	it.each(regressions)("$file", async ({ property, input, file }) => {
		const opened = await properties.find(({ id }) => id === property)?.open(surroundings.place);
		if (opened?.ready !== true) throw new Error(opened?.reason ?? `no property for ${file}`);
		try {
			expect(await opened.checkable.judge(input)).toBeUndefined();
		} finally {
			await opened.close?.();
		}
	});
});
