import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Comparison } from "../comparison/index.ts";
import { fakeFailure, fakeReport, fakeResult } from "../report/fake-report.ts";
import { registerDiff } from "./commands/diff.ts";
import { fakeIo } from "./fake-io.ts";
import { runProgram } from "./program.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "diff-"));
	const store = (name: string, document: unknown) => writeFileSync(join(cwd, name), JSON.stringify(document));
	store("failing.json", fakeReport([fakeFailure]));
	store("passing.json", fakeReport([fakeResult({ id: fakeFailure.id })]));
	store("lost.json", fakeReport([fakeResult()], "lost"));
	store("wrong.json", { ...fakeReport(), moon: 1 });
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function run(...args: string[]) {
	const io = fakeIo({ cwd });
	return { code: await runProgram(["diff", ...args], io, [registerDiff]), out: io.out(), err: io.err() };
}

describe("countersign diff", () => {
	it("ends with 1 only if something got worse", async () => {
		expect((await run("passing.json", "failing.json")).code).toBe(1);
		expect((await run("failing.json", "passing.json")).code).toBe(0);
		expect((await run("failing.json", "failing.json")).code).toBe(0);
	});

	it("ends with 3 if one of the runs proves nothing", async () => {
		expect((await run("passing.json", "lost.json")).code).toBe(3);
		expect((await run("lost.json", "passing.json")).code).toBe(3);
	});

	it("ends with 2 for a file that is no report, and names the file and the field", async () => {
		const { code, err } = await run("passing.json", "wrong.json");
		expect(code).toBe(2);
		expect(err).toMatch(/wrong\.json: moon/);
		expect((await run("passing.json", "none.json")).code).toBe(2);
	});

	it("tells people and programs, and steers no terminal by what a target wrote", async () => {
		const { out } = await run("passing.json", "failing.json", "--reporter", "pretty", "--reporter", "json=d.json");
		expect(out).toContain("1 worse");
		expect(out).not.toContain("\u001b[31m");
		const json = await run("passing.json", "failing.json", "--reporter", "json");
		expect(Comparison.parse(JSON.parse(json.out)).summary.worse).toBe(1);
	});
});
