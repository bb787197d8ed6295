import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokenFuzzReport } from "../../fuzz/report/fake-fuzz-report.ts";
import { FuzzReport } from "../../fuzz/report/schema.ts";
import { fakeReport } from "../report/fake-report.ts";
import { registerFuzz } from "./commands/fuzz.ts";
import { registerMerge } from "./commands/merge.ts";
import { fakeIo } from "./fake-io.ts";
import { runProgram } from "./program.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "merge-fuzz-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

async function run(...args: string[]) {
	const io = fakeIo({ cwd });
	const code = await runProgram(args, io, [registerFuzz, registerMerge]);
	return { code, out: io.out(), err: io.err() };
}

const fuzz = ["fuzz", "--property", "strict-json,timestamp-window", "--runs", "60", "--seed", "3"];
const read = (file: string): FuzzReport => FuzzReport.parse(JSON.parse(readFileSync(join(cwd, file), "utf8")));

describe("countersign merge of shards of fuzz", () => {
	it("gives the report of the whole, in every format, with its exit code", async () => {
		for (const part of ["1/2", "2/2"]) {
			await run(...fuzz, "--shard", part, "--reporter", `json=${part.charAt(0)}.json`);
		}
		await run(...fuzz, "--reporter", "json=whole.json");
		const formats = ["pretty", "json=merged.json", "html=merged.html"].flatMap((each) => ["--reporter", each]);
		const { code, out } = await run("merge", "2.json", "1.json", ...formats);
		expect(code).toBe(0);
		expect(out).toContain("2 pass");
		expect(out).toContain("merged from 2 shards");
		expect(readFileSync(join(cwd, "merged.html"), "utf8")).toContain("2 shards");
		expect(read("merged.json").summary).toEqual(read("whole.json").summary);
		expect((await run("merge", "merged.json")).code).toBe(2);
	});

	it("refuses what is missing, and reports of conform beside it", async () => {
		await run(...fuzz, "--shard", "1/2", "--reporter", "json=1.json");
		const { code, err } = await run("merge", "1.json");
		expect(code).toBe(2);
		expect(err).toContain("Shard 2 of 2 is missing. Give its report too, that of fuzz with --seed 3 --shard 2/2.");
		writeFileSync(join(cwd, "conform.json"), JSON.stringify(fakeReport()));
		expect((await run("merge", "conform.json", "1.json")).err).toContain(
			"1.json is a report of fuzz, conform.json is none.",
		);
	});

	it("refuses what only means something of checks", async () => {
		writeFileSync(join(cwd, "1.json"), JSON.stringify(brokenFuzzReport(1)));
		const { code, err } = await run("merge", "1.json", "--min-exercised", "50");
		expect(code).toBe(2);
		expect(err).toContain("--min-exercised");
	});
});
