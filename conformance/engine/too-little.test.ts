import { describe, expect, it } from "vitest";
import type { Need } from "./check.ts";
import { run } from "./fake-run.ts";
import { exchangeCheck, problem, scenarioCheck } from "./fake-target.ts";
import { tooLittle } from "./too-little.ts";
import { exitCodeOf } from "./verdict.ts";

const summary = {
	pass: 9,
	fail: 0,
	warn: 0,
	skip: 1,
	inconclusive: 0,
	error: 0,
	requirements: { total: 200, exercised: 42 },
};
const given = (...needs: Need[]) => ({ setup: "operator", capabilities: new Set(needs) }) as const;

describe("a run without findings", () => {
	it("proves nothing on a target of which no credential was given", async () => {
		expect(tooLittle(summary, given("echo"))).toContain("jwt.token");
		expect(tooLittle(summary, given("credential", "jwt"))).toBeUndefined();
		expect(tooLittle(summary, { ...given(), setup: "ours" })).toBeUndefined();
		const closed = () => problem(401, "unauthenticated");
		const pass = scenarioCheck(async () => ({ verdict: "pass" }), { needs: [] });
		const report = await run([pass], closed, { overrides: { setup: "operator", capabilities: new Set<Need>() } });
		expect(report.summary).toMatchObject({ pass: 1, fail: 0 });
		expect(report.inconclusive).toContain("1 of 3");
		expect(exitCodeOf(report)).toBe(3);
	});

	it("proves too little below the share that its operator asks for", async () => {
		expect(tooLittle(summary, given("credential"), 21)).toBeUndefined();
		expect(tooLittle(summary, given("credential"), 22)).toContain("42 of 200");
		expect((await run([exchangeCheck()], undefined, { minExercised: 34 })).inconclusive).toBeDefined();
		expect((await run([exchangeCheck()], undefined, { minExercised: 33 })).inconclusive).toBeUndefined();
	});

	it("is told from one with findings, which stand", () => {
		expect(tooLittle({ ...summary, fail: 1 }, given(), 99)).toBeUndefined();
	});
});
