import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RunnerConfig } from "../config/index.ts";
import { type Lab, startLab } from "../embedded/index.ts";
import { Report } from "../report/index.ts";
import { registerConform } from "./commands/conform.ts";
import { registerMerge } from "./commands/merge.ts";
import { fakeIo } from "./fake-io.ts";
import { runProgram } from "./program.ts";

/** The whole suite against one gateway, once as a whole and once as three shards at the same time. */
describe("the shards of a run against a real gateway", () => {
	let cwd = "";
	let lab: Lab | undefined;
	beforeAll(async () => {
		cwd = mkdtempSync(join(tmpdir(), "merge-lab-"));
		lab = await startLab();
		const { hmac, ...config } = RunnerConfig.parse(lab.runnerConfig());
		// Whoever comes second finds it used up, and has nothing to race for.
		const { smallQuota: _, ...keys } = hmac?.keys ?? {};
		writeFileSync(join(cwd, "c.json"), JSON.stringify({ ...config, hmac: { keys }, direct: true }));
	});
	afterAll(async () => {
		await lab?.dispose();
		rmSync(cwd, { recursive: true });
	});

	async function run(...args: string[]) {
		const io = fakeIo({ cwd });
		return { code: await runProgram(args, io, [registerConform, registerMerge]), out: io.out(), err: io.err() };
	}

	const read = (file: string): Report => Report.parse(JSON.parse(readFileSync(join(cwd, file), "utf8")));

	it("come to the same verdicts as the whole, check by check", { timeout: 240_000 }, async () => {
		const conform = ["conform", "--config", "c.json", "--seed", "shards"];
		const shard = (index: number) => run(...conform, "--shard", `${index}/3`, "--reporter", `json=${index}.json`);
		const whole = await run(...conform, "--reporter", "json=whole.json");
		const shards = await Promise.all([shard(1), shard(2), shard(3)]);
		expect([whole, ...shards].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
		const merged = await run("merge", "2.json", "3.json", "1.json", "--config", "c.json", "--reporter", "json=m.json");
		expect(merged).toMatchObject({ code: 0, err: "" });
		const verdicts = (file: string) => read(file).results.map(({ id, verdict }) => `${id} ${verdict}`);
		expect(verdicts("m.json")).toEqual(verdicts("whole.json"));
		expect(read("m.json").summary).toEqual(read("whole.json").summary);
		expect(read("m.json").inputs).toEqual(read("whole.json").inputs);
	});
});
