import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { registerFuzz } from "../conformance/cli/commands/fuzz.ts";
import { type FakeIo, fakeIo } from "../conformance/cli/fake-io.ts";
import { runProgram } from "../conformance/cli/program.ts";
import { Redactor } from "../conformance/engine/redact.ts";
import { checkable } from "./checkable.ts";
import { type FuzzCommandOptions, fuzz } from "./command.ts";
import { Unsettled } from "./laws/verdict.ts";
import type { NoGateway } from "./place.ts";
import { inProcess, type Property } from "./property.ts";
import { FuzzReport } from "./report/schema.ts";
import type { OpensSurroundings } from "./surroundings.ts";

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "fuzz-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const base = {
	group: "timestamp",
	title: "numbers are small",
	requirements: ["HMAC-TIME-01"],
	severity: "high",
	where: "in-process",
	runs: 50,
} as const;
const numbers = fc.integer({ min: 0, max: 1_000_000 });
const sound: Property = { ...base, id: "sound", open: () => inProcess(checkable(numbers, () => undefined)) };
const broken: Property = {
	...base,
	id: "broken",
	open: () =>
		inProcess(
			checkable(numbers, (value) =>
				value < 1000 ? undefined : { requirement: "HMAC-TIME-01", expected: "a small number", actual: String(value) },
			),
		),
};
const failing = (error: Error): Property => ({
	...base,
	id: "failing",
	open: () =>
		inProcess(
			checkable(numbers, () => {
				throw error;
			}),
		),
});
const overTheWire: Property = {
	...base,
	id: "over-the-wire",
	where: "target",
	async open(place) {
		const gateway = await place.gateway();
		return gateway.usable ? inProcess(checkable(numbers, () => undefined)) : { ...gateway, ready: false };
	},
};

const surroundingsWithout =
	(no: NoGateway): OpensSurroundings =>
	async () => ({
		place: { gateway: async () => no },
		redactor: () => new Redactor([]),
		target: () => undefined,
		slowDown: async () => false,
		settled: () => {},
		words: ["--config", "c.json"],
		close: async () => {},
	});
const missing: NoGateway = {
	usable: false,
	verdict: "skip",
	reason: "the embedded gateway cannot be started",
	remedy: "install it",
};

/** The exit code of the command as the program gives it. */
async function exitCode(
	properties: readonly Property[],
	options: Partial<FuzzCommandOptions> = {},
	io: FakeIo = fakeIo({ cwd }),
	openSurroundings = surroundingsWithout(missing),
): Promise<number> {
	return runProgram(["fuzz"], io, [
		(program, { exit }) => {
			program.command("fuzz").action(async () => {
				exit(await fuzz({ verbose: false, ...options }, io, { properties, openSurroundings }));
			});
		},
	]);
}

async function reportOf(
	properties: readonly Property[],
	options: Partial<FuzzCommandOptions> = {},
): Promise<FuzzReport> {
	const io = fakeIo({ cwd });
	await exitCode(properties, { reporter: ["json"], ...options }, io);
	return FuzzReport.parse(JSON.parse(io.out()));
}

describe("the exit code", () => {
	it("is 0 where everything held, 1 where something did not", async () => {
		expect(await exitCode([sound])).toBe(0);
		expect(await exitCode([sound, broken])).toBe(1);
	});

	it("is 2 for what cannot be meant", async () => {
		const io = fakeIo({ cwd });
		expect(await exitCode([sound, broken], { property: ["brokn"] }, io)).toBe(2);
		expect(io.err()).toContain("broken");
		expect(await exitCode([sound], { group: ["timestamps"] })).toBe(2);
		expect(await exitCode([sound], { group: ["token"] })).toBe(2);
		expect(await exitCode([sound], { runs: 1, time: 1000 })).toBe(2);
		expect(await exitCode([sound, broken], { path: "0", seed: 1 })).toBe(2);
		expect(await exitCode([sound], { shard: { index: 1, of: 2 } })).toBe(2);
		expect(await exitCode([sound], { path: "0", seed: 1, shard: { index: 1, of: 2 } })).toBe(2);
		expect(await exitCode([sound], { path: "0", seed: 1, time: 1000 })).toBe(2);
		expect(await exitCode([sound], { path: "0" })).toBe(2);
		expect(await exitCode([sound], { reporter: ["junit"] })).toBe(2);
		expect(await exitCode([sound], { reporter: [`json=${cwd}`] })).toBe(2);
	});

	it("is 3 where nothing could be tried, or nothing said", async () => {
		expect(await exitCode([overTheWire])).toBe(3);
		expect(await exitCode([failing(new Unsettled("the target is gone"))])).toBe(3);
		const io = fakeIo({ cwd });
		io.interrupt();
		expect(await exitCode([sound], {}, io)).toBe(3);
	});

	it("is 4 for a mistake of the suite, unless there is a finding", async () => {
		expect(await exitCode([sound, failing(new TypeError("mistake"))])).toBe(4);
		expect(await exitCode([broken, failing(new TypeError("mistake"))])).toBe(1);
	});
});

describe("the report", () => {
	it("holds the smallest counterexample, and the command that leads to it again", async () => {
		const report = await reportOf([broken], { seed: 42 });
		const [result] = report.results;
		expect(result?.findings[0]).toMatchObject({ requirement: "HMAC-TIME-01", input: 1000 });
		const [, path = ""] = /--path (\S+)$/.exec(result?.findings[0]?.replay ?? "") ?? [];
		expect(result?.findings[0]?.replay).toContain(
			"countersign fuzz --config c.json --property broken --seed 42 --path ",
		);
		const again = await reportOf([broken], { seed: 42, property: ["broken"], path });
		expect(again.results[0]?.findings[0]).toMatchObject({ input: 1000, path });
	});

	it("is the same under the same seed", async () => {
		const [one, two] = [await reportOf([broken], { seed: 7 }), await reportOf([broken], { seed: 7 })];
		expect(one.results[0]?.findings).toEqual(two.results[0]?.findings);
	});

	it("names what was skipped, why, and never counts it as passed", async () => {
		const report = await reportOf([sound, overTheWire]);
		expect(report.summary).toMatchObject({ pass: 1, skip: 1, fail: 0 });
		expect(report.results[1]).toMatchObject({
			verdict: "skip",
			reason: missing.reason,
			remedy: missing.remedy,
			executions: 0,
		});
		const io = fakeIo({ cwd });
		await exitCode([sound, overTheWire], {}, io);
		expect(io.out()).toContain("over-the-wire");
	});

	it("goes to a file, while people read the other one", async () => {
		const io = fakeIo({ cwd });
		await exitCode([sound], { reporter: ["json=out/fuzz.json"], runs: 3, seed: 5 }, io);
		const report = FuzzReport.parse(JSON.parse(readFileSync(join(cwd, "out/fuzz.json"), "utf8")));
		expect(report).toMatchObject({ seed: 5, summary: { pass: 1, executions: 3 } });
		expect(io.out()).toContain("seed 5");
		expect(io.err().startsWith("seed 5\n")).toBe(true);
	});

	it("is that of the whole where its parts are put together", async () => {
		const inputs = { runs: 90, seed: 6 };
		const whole = await reportOf([sound], inputs);
		const parts = await Promise.all(
			[1, 2, 3, 4].map((index) => reportOf([sound], { ...inputs, shard: { index, of: 4 } })),
		);
		expect(parts.reduce((sum, { summary }) => sum + summary.executions, 0)).toBe(whole.summary.executions);
		expect(parts[2]?.shard).toEqual({ index: 3, of: 4 });
	});

	it("shares the time among the properties, in place of a number of inputs", async () => {
		const report = await reportOf([sound, { ...sound, id: "sound-too" }], { time: 200 });
		expect(report.summary.pass).toBe(2);
		expect(report.results.map(({ executions }) => executions > 0)).toEqual([true, true]);
	});
});

describe("the command line", () => {
	const run = async (...args: string[]) => {
		const io = fakeIo({ cwd });
		return { code: await runProgram(["fuzz", ...args], io, [registerFuzz]), io };
	};

	it("tries nothing on a target that looks like production, until the operator says that it is meant", async () => {
		const { code, io } = await run("--target", "https://api.acme.invalid.com", "--property", "unproved-requests");
		expect(code).toBe(2);
		expect(io.err()).toContain("--i-know");
		const meant = ["--target", "https://prod.acme.invalid", "--property", "unproved-requests", "--i-know"];
		expect((await run(...meant)).code).toBe(3);
	});

	it("lists its properties by group", async () => {
		const { code, io } = await run("--list", "--group", "timestamp");
		expect(code).toBe(0);
		expect(
			io
				.out()
				.trim()
				.split("\n")
				.map((line) => line.split(" ")[0]),
		).toEqual(["timestamp-window", "nonce-lifetime", "altered-timestamps", "two-clocks"]);
	});

	it("tries a property of the core", async () => {
		const { code, io } = await run(
			"--property",
			"timestamp-window,strict-json",
			"--runs",
			"200",
			"--seed",
			"-5",
			"--reporter",
			"json",
		);
		expect(code).toBe(0);
		expect(FuzzReport.parse(JSON.parse(io.out()))).toMatchObject({ seed: -5, summary: { pass: 2, executions: 400 } });
		expect(FuzzReport.parse(JSON.parse(io.out())).target).toBeUndefined();
	});

	it("says how a wrong value should look", async () => {
		expect((await run("--seed", "x")).code).toBe(2);
		expect((await run("--seed", "2147483648")).code).toBe(2);
		expect((await run("--path", "a:b")).code).toBe(2);
		expect((await run("--time", "soon")).code).toBe(2);
		expect((await run("--runs", "0")).code).toBe(2);
	});

	it("cannot say anything of a target that is out of reach", async () => {
		const { code, io } = await run(
			"--target",
			"http://127.0.0.1:9",
			"--property",
			"altered-requests",
			"--timeout",
			"500ms",
			"--reporter",
			"json",
		);
		expect(code).toBe(3);
		expect(FuzzReport.parse(JSON.parse(io.out())).results[0]).toMatchObject({ verdict: "inconclusive" });
	});

	it("refuses a config that cannot be used before anything is tried", async () => {
		expect((await run("--config", "no-such-file.json", "--property", "strict-json")).code).toBe(2);
	});
});
