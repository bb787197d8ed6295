import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Lab, startLab } from "../embedded/index.ts";
import { ReplayReport } from "../replay/index.ts";
import { registerConform } from "./commands/conform.ts";
import { registerFuzz } from "./commands/fuzz.ts";
import { registerReplay } from "./commands/replay.ts";
import { fakeIo } from "./fake-io.ts";
import { runProgram } from "./program.ts";

/** Real findings of a gateway that does not cover the query, replayed on it and on one that is right. */
describe("findings of a real gateway", () => {
	let cwd = "";
	const labs: Lab[] = [];
	beforeAll(async () => {
		cwd = mkdtempSync(join(tmpdir(), "replay-lab-"));
		const broken = startLab({ entry: "mutants", instances: [{ name: "main", vars: { MUTANT: "query-not-covered" } }] });
		labs.push(...(await Promise.all([broken, startLab()])));
		for (const [index, lab] of labs.entries()) {
			writeFileSync(join(cwd, index === 0 ? "broken.json" : "sound.json"), JSON.stringify(lab.runnerConfig()));
		}
	});
	afterAll(async () => {
		await Promise.all(labs.map((lab) => lab.dispose()));
		rmSync(cwd, { recursive: true });
	});

	async function run(...args: string[]) {
		const io = fakeIo({ cwd });
		const code = await runProgram(args, io, [registerConform, registerFuzz, registerReplay]);
		return { code, out: io.out(), err: io.err() };
	}

	it("of conform and of fuzz are still found on it, and not on one that is right", async () => {
		const config = ["--config", "broken.json"];
		expect((await run("conform", ...config, "--only", "HMAC-CANON-08", "--reporter", "json=conform.json")).code).toBe(
			1,
		);
		const property = ["--property", "altered-requests", "--seed", "4"];
		expect((await run("fuzz", ...config, ...property, "--reporter", "json=fuzz.json")).code).toBe(1);
		const again = await run("replay", "conform.json", "fuzz.json", ...config, "--reporter", "json");
		const failed = ReplayReport.parse(JSON.parse(again.out));
		expect(failed.findings.length).toBeGreaterThan(1);
		expect(new Set(failed.findings.map(({ outcome }) => outcome))).toEqual(new Set(["FAILED"]));
		expect(again.code).toBe(1);
		for (const lab of labs) for (const secret of lab.target.secrets) expect(again.out).not.toContain(secret);
		const right = await run("replay", "conform.json", "fuzz.json", "--config", "sound.json", "--reporter", "json");
		const fixed = ReplayReport.parse(JSON.parse(right.out));
		expect(new Set(fixed.findings.map(({ outcome }) => outcome))).toEqual(new Set(["FIXED"]));
		expect(fixed.findings).toHaveLength(failed.findings.length);
		expect(right.code).toBe(0);
	});
});
