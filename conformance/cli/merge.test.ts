import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makePair, privatePem } from "../attestation/fake-attestation.ts";
import { findingsOf } from "../replay/index.ts";
import { formats } from "../report/destination.ts";
import { Event } from "../report/event.ts";
import { Report } from "../report/index.ts";
import type { RegisterCommand } from "./command.ts";
import { registerDiff } from "./commands/diff.ts";
import type { ConformOptions } from "./conform.ts";
import { closedGateway, fakeConform, halfOpenGateway, sixChecks } from "./fake-conform.ts";
import { fakeIo } from "./fake-io.ts";
import { type MergeOptions, merge } from "./merge.ts";
import { runProgram } from "./program.ts";
import { UsageError } from "./usage-error.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "merge-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const files = ["1.json", "2.json", "3.json"];

async function run(options: Partial<ConformOptions>, file: string, gateway = halfOpenGateway): Promise<number> {
	const io = fakeIo({ cwd });
	return fakeConform({ seed: "s", reporter: [`json=${file}`, "pretty"], ...options }, io, gateway);
}

async function runShards(options: Partial<ConformOptions> = {}, gateway = halfOpenGateway): Promise<void> {
	for (const [at, file] of files.entries()) await run({ ...options, shard: { index: at + 1, of: 3 } }, file, gateway);
}

const read = (file: string): Report => Report.parse(JSON.parse(readFileSync(join(cwd, file), "utf8")));

/** The exit code as the program gives it. */
async function merged(options: Partial<MergeOptions> = {}) {
	const io = fakeIo({ cwd });
	const register: RegisterCommand = (program, { exit }) => {
		program.command("merge").action(async () => {
			exit(await merge({ files, verbose: false, ...options }, io, { checks: sixChecks }));
		});
	};
	return { code: await runProgram(["merge"], io, [register]), out: io.out(), err: io.err() };
}

describe("countersign conform --shard", () => {
	it("runs its part, and says of which whole", async () => {
		await runShards();
		expect(read("2.json")).toMatchObject({
			shard: { index: 2, of: 3, total: 6 },
			inputs: { suite: { checks: 6 }, configs: [] },
		});
		expect(read("2.json").results.map(({ id }) => id)).toEqual(["HMAC-SIG-01/check-2", "HMAC-SIG-01/check-5"]);
		const io = fakeIo({ cwd });
		await fakeConform({ seed: "s", shard: { index: 2, of: 3 } }, io);
		expect(io.out()).toContain("shard 2 of 3");
	});

	it("is a usage error without a seed, without a check, with an update, and with an attestation", async () => {
		const key = privatePem(makePair.EdDSA().privateKey);
		const io = fakeIo({ cwd, env: { COUNTERSIGN_ATTESTATION_KEY: key } });
		for (const options of [
			{ shard: { index: 1, of: 3 } },
			{ shard: { index: 7, of: 7 }, seed: "s" },
			{ shard: { index: 1, of: 3 }, seed: "s", expectedFailures: "w.json", updateBaseline: true },
			{ shard: { index: 1, of: 3 }, seed: "s", attest: "a.jws" },
			{ shard: { index: 1, of: 3 }, seed: "s", minExercised: 1 },
		]) {
			await expect(fakeConform(options, io)).rejects.toBeInstanceOf(UsageError);
		}
	});

	it("says of the last shard where it changes what the others rely on", async () => {
		const said = async (index: number, options: Partial<ConformOptions>): Promise<string> => {
			const io = fakeIo({ cwd });
			await fakeConform({ seed: "s", shard: { index, of: 2 }, ...options }, io);
			return io.err();
		};
		const target = "http://127.0.0.1:1";
		expect(await said(2, { measure: [], target })).toContain("when they have ended");
		const others = [await said(1, { measure: [], target }), await said(2, { target }), await said(2, { measure: [] })];
		for (const other of others) expect(other).not.toContain("have ended");
	});

	it("lists its part without a seed", async () => {
		const io = fakeIo({ cwd });
		expect(await fakeConform({ shard: { index: 3, of: 3 }, list: true }, io)).toBe(0);
		expect(io.out().match(/check-\d/g)).toEqual(["check-3", "check-6"]);
	});
});

describe("countersign merge", () => {
	it("ends as a run of the whole would have", async () => {
		await runShards();
		expect((await merged()).code).toBe(await run({}, "whole.json"));
		await runShards({}, closedGateway);
		expect((await merged()).code).toBe(await run({}, "whole.json", closedGateway));
		expect(read("whole.json").summary.fail).toBe(0);
	});

	it("is inconclusive where all shards together exercise less than is asked for", async () => {
		await runShards({}, closedGateway);
		expect((await merged({ minExercised: 1 })).code).toBe(3);
		expect((await merged({ minExercised: 0 })).code).toBe(0);
		await runShards();
		expect((await merged({ minExercised: 1 })).code).toBe(1);
	});

	it("writes every format, each of the whole", async () => {
		await runShards();
		await run({}, "whole.json");
		const { code } = await merged({ reporter: formats.map((format) => `${format}=${format}.out`) });
		expect(code).toBe(1);
		for (const format of formats) {
			const text = readFileSync(join(cwd, `${format}.out`), "utf8");
			// The findings of two shards.
			for (const id of ["check-1", "check-4"]) expect(text, format).toContain(`HMAC-SIG-01/${id}`);
		}
		const pretty = readFileSync(join(cwd, "pretty.out"), "utf8");
		expect(pretty).toContain("merged from 3 shards");
		for (const file of files) expect(pretty.replaceAll(/\s/g, "")).toContain(read(file).runId);
		const events = readFileSync(join(cwd, "ndjson.out"), "utf8").trimEnd().split("\n");
		expect(events.map((line) => Event.parse(JSON.parse(line)).event)).toEqual([
			"run",
			...sixChecks.map(() => "result"),
			"summary",
		]);
	});

	it("tells events also of what is waived", async () => {
		const waiver = {
			id: "HMAC-SIG-01/check-1",
			owner: "o",
			reason: "r",
			link: "https://t.example/1",
			expires: "2999-12-31",
		};
		writeFileSync(
			join(cwd, "w.json"),
			JSON.stringify({ schemaVersion: 1, waivers: [{ ...waiver, outcome: { verdict: "fail" } }] }),
		);
		await runShards({ expectedFailures: "w.json" });
		const { code, out } = await merged({ reporter: ["ndjson", "json=m.json"] });
		expect(code).toBe(1);
		for (const line of out.trimEnd().split("\n")) Event.parse(JSON.parse(line));
		expect(read("m.json").waivers).toMatchObject([{ id: waiver.id, state: "met" }]);
		expect(read("m.json").results[0]?.waiver).toMatchObject({ owner: "o" });
	});

	it("refuses what is not all shards of one run with 2, and writes nothing", async () => {
		await runShards();
		const reporter = ["json=m.json"];
		const gap = await merged({ files: ["1.json", "3.json"], reporter });
		expect(gap).toMatchObject({ code: 2, out: "" });
		expect(gap.err).toMatch(/Shard 2 of 3 is missing/);
		await run({ shard: { index: 2, of: 3 }, seed: "other" }, "2.json");
		const mixed = await merged({ reporter });
		expect(mixed.code).toBe(2);
		expect(mixed.err).toMatch(/1\.json and 2\.json differ in seed: s and other/);
		await run({}, "whole.json");
		expect((await merged({ files: ["whole.json"], reporter })).err).toMatch(/whole\.json is not the report of a shard/);
		writeFileSync(join(cwd, "2.json"), "{}");
		expect((await merged({ reporter })).code).toBe(2);
		expect(existsSync(join(cwd, "m.json"))).toBe(false);
	});

	it("shows findings only at the config that they come from", async () => {
		writeFileSync(join(cwd, "c.json"), "{}");
		writeFileSync(join(cwd, "other.json"), '{"target":"x"}');
		await runShards({ config: "c.json" });
		expect((await merged({ config: "other.json" })).code).toBe(2);
		expect((await merged({ config: "c.json" })).out).toContain("countersign conform --config c.json --seed s --only");
		expect((await merged()).out).toContain("countersign conform --config FILE --seed s --only");
	});

	it("makes reports that diff and replay take", async () => {
		await runShards();
		await run({}, "whole.json");
		await merged({ reporter: ["json=m.json"] });
		const io = fakeIo({ cwd });
		expect(await runProgram(["diff", "whole.json", "m.json", "--reporter", "json"], io, [registerDiff])).toBe(0);
		expect(JSON.parse(io.out()).summary).toMatchObject({ worse: 0, same: 6 });
		const findings = await findingsOf([{ path: join(cwd, "m.json"), file: "m.json" }], []);
		expect(findings.map(({ id }) => id)).toEqual(["HMAC-SIG-01/check-1", "HMAC-SIG-01/check-4"]);
	});
});
