import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DryRunStatus, type MutantRunOptions, MutantRunStatus, TestStatus } from "@stryker-mutator/api/test-runner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checks as allChecks } from "../checks/index.ts";
import { packageRoot } from "../data.ts";
import { SuiteRunner } from "./suite-runner.ts";

/** Of each way in which a check reaches a gateway: one that all share, another scheme, one that it borrows, a fresh one. */
const checks = allChecks.filter(({ id }) =>
	["HMAC-TIME-01/one-hour", "SORT-01/query-permuted", "JWKS-01/fetched-again", "JWKS-02/cold-stampede"].includes(id),
);

/** Where a mutant is, as Stryker writes it: `executed` counts, `active` decides. */
const header = `const instrumented = (globalThis as any).__stryker__;
const active = (id: string): boolean => {
	if (instrumented.activeMutant !== id) return false;
	if (instrumented.hitCount !== undefined && ++instrumented.hitCount > instrumented.hitLimit) throw new Error("endless");
	return true;
};
const executed = (id: string): void => {
	const { currentTestId: test, mutantCoverage: coverage } = instrumented;
	const hits = test === undefined ? coverage.static : (coverage.perTest[test] ??= {});
	hits[id] = (hits[id] ?? 0) + 1;
};
executed("load");
if (active("load")) throw new Error("does not start");
while (active("silent"));
`;

let directory: string;
let runner: SuiteRunner;

beforeAll(async () => {
	directory = mkdtempSync(join(tmpdir(), "countersign-mutated-"));
	for (const part of ["gateway", "package.json"]) {
		cpSync(join(packageRoot(), part), join(directory, part), { recursive: true });
	}
	symlinkSync(join(packageRoot(), "node_modules"), join(directory, "node_modules"));
	const file = join(directory, "gateway/protocol/freshness.ts");
	const body = `executed("fresh");
	if (active("always-fresh")) return true;
	while (active("endless"));
	executed(\`unseen\`);
	if (active("unseen")) executed("unseen");
	const { unit,`;
	writeFileSync(file, header + readFileSync(file, "utf8").replace("const { unit,", body));
	runner = new SuiteRunner(directory, checks);
	await runner.init();
}, 60_000);

afterAll(async () => {
	await runner.dispose();
	rmSync(directory, { recursive: true });
});

const run = (id: string, options: Partial<MutantRunOptions> = {}) =>
	runner.mutantRun({ activeMutant: { id }, ...options } as MutantRunOptions);

describe("the suite held against mutants", () => {
	it("passes the gateway as it is, and says what each check executes", async () => {
		const result = await runner.dryRun();
		if (result.status !== DryRunStatus.Complete) throw new Error(result.status);
		expect(result.tests.map(({ id, status }) => [id, status])).toEqual(
			["sanity", ...checks.map(({ id }) => id)].map((id) => [id, TestStatus.Success]),
		);
		expect(result.mutantCoverage?.static["load"]).toBeGreaterThan(0);
		expect(result.mutantCoverage?.perTest["HMAC-TIME-01/one-hour"]?.["fresh"]).toBeGreaterThan(0);
		expect(result.mutantCoverage?.perTest["JWKS-02/cold-stampede"]?.["fresh"]).toBeUndefined();
	});

	it("kills a mutant by the check that sees it", async () => {
		expect(await run("always-fresh")).toMatchObject({
			status: MutantRunStatus.Killed,
			killedBy: ["HMAC-TIME-01/one-hour"],
		});
	});

	it("does not run a check that does not reach a mutant", async () => {
		expect(await run("always-fresh", { testFilter: ["sanity", "JWKS-02/cold-stampede"] })).toMatchObject({
			status: MutantRunStatus.Survived,
			nrOfTests: 1,
		});
	});

	it("lets a mutant live that nobody sees, and remembers none of those before", async () => {
		expect(await run("unseen")).toMatchObject({ status: MutantRunStatus.Survived });
	});

	it("kills a mutant that keeps the gateway from starting", async () => {
		expect(await run("load")).toMatchObject({ status: MutantRunStatus.Killed });
	});

	it("goes on after a mutant that keeps the simulator busy for ever, and says that nothing was proved", async () => {
		expect(await run("silent")).toMatchObject({ status: MutantRunStatus.Killed, killedBy: ["sanity"] });
		expect(await run("unseen")).toMatchObject({ status: MutantRunStatus.Survived });
	}, 120_000);

	it("ends a loop that does not end by how often it may be run", async () => {
		expect(await run("endless", { hitLimit: 1000 })).toMatchObject({ status: MutantRunStatus.Killed });
	});
});
