import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, type TestContext } from "vitest";
import { fakeIo } from "../../conformance/cli/fake-io.ts";
import { packageRoot } from "../../conformance/data.ts";
import { readSpecification } from "../../conformance/engine/requirements.ts";
import { Refused } from "../law.ts";
import type { Opened, Property } from "../property.ts";
import { readRegressions } from "../regressions/index.ts";
import { openSurroundings } from "../surroundings.ts";
import { properties } from "./index.ts";

const seed = 20_260_201;
const regressions = readRegressions();
const surroundings = await openSurroundings({}, "properties-test", fakeIo());
afterAll(() => surroundings.close());

/** What cannot be tried here is a skip by name, and a failure where `CI` asks for all. */
async function openHere(property: Property, context: TestContext): Promise<Extract<Opened, { ready: true }>> {
	const opened = await property.open(surroundings.place);
	if (opened.ready) return opened;
	if (process.env["CI"] !== "true" && opened.verdict === "skip") context.skip(opened.reason);
	throw new Error(opened.reason);
}

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

	it.for(properties)("$id", { timeout: 300_000 }, async (property, context) => {
		const opened = await openHere(property, context);
		try {
			expect(opened.checkable.kinds.length).toBeGreaterThan(0);
			const found = await opened.checkable.search({ seed, runs: runsFor(property) });
			expect(found).toMatchObject({ kind: "held", runs: runsFor(property) });
		} finally {
			await opened.close?.();
		}
	});
});

/** What is refused by now breaks nothing any more. */
function unlessRefused(error: unknown): undefined {
	if (!(error instanceof Refused)) throw error;
}

describe("frozen counterexamples", () => {
	it("are of properties and requirements that exist", () => {
		for (const { property, requirement, file } of regressions) {
			const own = properties.find(({ id }) => id === property);
			expect(own, file).toBeDefined();
			expect(readSpecification().requirements.has(requirement), file).toBe(true);
			expect(readFileSync(join(packageRoot(), "fuzz/regressions", file), "utf8").endsWith("\n"), file).toBe(true);
		}
	});

	it.for(regressions)("$file", { timeout: 300_000 }, async ({ property: name, input, file }, context) => {
		const property = properties.find(({ id }) => id === name);
		if (property === undefined) throw new Error(`no property for ${file}`);
		const opened = await openHere(property, context);
		try {
			expect(await opened.checkable.judge(input).catch(unlessRefused)).toBeUndefined();
		} finally {
			await opened.close?.();
		}
	});
});
