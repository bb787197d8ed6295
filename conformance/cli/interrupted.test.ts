import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FuzzReport } from "../../fuzz/report/schema.ts";
import { SignerReport } from "../harness/report.ts";
import { KillMatrix } from "../mutants/kill-matrix.ts";
import { ReplayReport } from "../replay/index.ts";
import { Event } from "../report/event.ts";
import { fakeFailure, fakeReport } from "../report/fake-report.ts";
import { Report } from "../report/index.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "interrupted-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

interface Started {
	child: ChildProcess;
	ended: Promise<{ code: number | null; out: string; err: string }>;
}

/** Runs the program as a process of its own, which leads a group as it does in a shell. */
function start(...args: readonly string[]): Started {
	const words = ["--import", "tsx", "--conditions=source", join(root, "conformance/cli/main.ts"), ...args];
	const child = spawn(process.execPath, words, { cwd: root, detached: true });
	let out = "";
	let err = "";
	child.stdout?.on("data", (chunk) => {
		out += String(chunk);
	});
	child.stderr?.on("data", (chunk) => {
		err += String(chunk);
	});
	const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) => resolve({ code, out, err }));
	});
	return { child, ended };
}

/** A gateway that refuses so many requests as it must, and never answers the others. */
async function startSilentGateway(answered: number) {
	const waiting = new Set<ServerResponse>();
	let asked = 0;
	let silent: () => void = () => {};
	const fellSilent = new Promise<void>((resolve) => {
		silent = resolve;
	});
	const server = createServer((_, response) => {
		asked += 1;
		if (asked > answered) {
			waiting.add(response);
			silent();
			return;
		}
		const headers = { "Content-Type": "application/problem+json", "X-Request-Id": "r" };
		response.writeHead(401, headers).end('{"type":"about:blank","status":401,"code":"unauthenticated"}');
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	return {
		url: `http://127.0.0.1:${address.port}`,
		fellSilent,
		asked: () => asked,
		close: () => {
			for (const response of waiting) response.destroy();
			server.close();
		},
	};
}

const file = (name: string): string => join(cwd, name);
const readJson = (name: string): unknown => JSON.parse(readFileSync(file(name), "utf8"));

describe("a process that is killed", { timeout: 120_000 }, () => {
	it("leaves an event for the run and for each check that had ended, in whole lines", async () => {
		const gateway = await startSilentGateway(12);
		try {
			const events = `ndjson=${file("r.ndjson")}`;
			const { child, ended } = start("conform", "--target", gateway.url, "--reporter", events, "--reporter", "pretty");
			await gateway.fellSilent;
			child.kill("SIGKILL");
			expect(await ended).toMatchObject({ code: null, out: "" });
			const written = readFileSync(file("r.ndjson"), "utf8");
			expect(written.endsWith("\n")).toBe(true);
			const [first, ...others] = written
				.trimEnd()
				.split("\n")
				.map((line) => Event.parse(JSON.parse(line)));
			expect(first).toMatchObject({ event: "run", target: { url: gateway.url } });
			expect(others.length).toBeGreaterThan(0);
			expect(new Set(others.map(({ event }) => event))).toEqual(new Set(["result"]));
		} finally {
			gateway.close();
		}
	});
});

describe("an interrupted process", { timeout: 120_000 }, () => {
	it("asks a target nothing more, and leaves whole reports of what was done", async () => {
		const gateway = await startSilentGateway(12);
		try {
			const reporters = [
				"json=r.json",
				"ndjson=r.ndjson",
				"junit=r.xml",
				"sarif=r.sarif",
				"markdown=r.md",
				"tap=r.tap",
			];
			const flags = reporters.flatMap((reporter) => ["--reporter", reporter.replace("=", `=${cwd}/`)]);
			const { child, ended } = start("conform", "--target", gateway.url, ...flags);
			await gateway.fellSilent;
			const asked = gateway.asked();
			child.kill("SIGINT");
			const { code, out } = await ended;
			expect(code).toBe(3);
			// Those that were under way at once may still have been on their way.
			expect(gateway.asked() - asked).toBeLessThanOrEqual(4);
			const report = Report.parse(readJson("r.json"));
			expect(report.inconclusive).toContain("interrupted");
			expect(report.summary.inconclusive).toBeGreaterThan(0);
			expect(report.summary.fail).toBe(0);
			expect(out).toContain("The run was interrupted");
			const events = readFileSync(file("r.ndjson"), "utf8").trimEnd().split("\n");
			expect(Event.parse(JSON.parse(events.at(-1) ?? ""))).toMatchObject({ event: "summary" });
			expect(events).toHaveLength(report.results.length + 2);
			expect(readFileSync(file("r.xml"), "utf8")).toContain("</testsuites>");
			expect(readFileSync(file("r.tap"), "utf8")).toContain("not ok");
			expect(readFileSync(file("r.md"), "utf8")).toContain("inconclusive");
			expect(readJson("r.sarif")).toMatchObject({ runs: [{ invocations: [{ executionSuccessful: false }] }] });
		} finally {
			gateway.close();
		}
	});

	it("does not write a baseline of a part of a run", async () => {
		const gateway = await startSilentGateway(10);
		try {
			const flags = ["--expected-failures", file("waivers.json"), "--update-baseline"];
			const { child, ended } = start("conform", "--target", gateway.url, ...flags);
			await gateway.fellSilent;
			child.kill("SIGTERM");
			expect((await ended).code).toBe(3);
			expect(() => readJson("waivers.json")).toThrow("ENOENT");
		} finally {
			gateway.close();
		}
	});

	it("ends at once the second time", async () => {
		const gateway = await startSilentGateway(10);
		try {
			const { child, ended } = start("conform", "--target", gateway.url, "--reporter", `json=${file("r.json")}`);
			await gateway.fellSilent;
			child.kill("SIGINT");
			child.kill("SIGINT");
			const { code } = await ended;
			// Two signals that come together may be one.
			expect([3, 130]).toContain(code);
		} finally {
			gateway.close();
		}
	});

	it("reports what it has fuzzed, and what it has not", async () => {
		const { child, ended } = start(
			"fuzz",
			"--group",
			"canonicalization",
			"--time",
			"10m",
			"--reporter",
			`json=${file("f.json")}`,
		);
		await new Promise<void>((resolve) => child.stderr?.on("data", () => resolve()));
		child.kill("SIGINT");
		expect((await ended).code).toBe(3);
		const { interrupted, summary } = FuzzReport.parse(readJson("f.json"));
		expect(interrupted).toBe(true);
		expect(summary.inconclusive).toBeGreaterThan(0);
		expect(summary.error).toBe(0);
	});

	it("reports which mutants it has not run", async () => {
		const { child, ended } = start("mutants", "--only", "nonce-*", "--reporter", `json=${file("m.json")}`);
		// The first word of progress comes when the gateways are being started.
		await new Promise<void>((resolve) => child.stderr?.on("data", () => resolve()));
		child.kill("SIGINT");
		const { code } = await ended;
		expect(code).toBe(3);
		const matrix = KillMatrix.parse(readJson("m.json"));
		expect(matrix.notRun?.length).toBeGreaterThan(0);
		expect(matrix.summary.survived).toBe(0);
	});

	it("reports which vectors it has not put to a signer", async () => {
		const signer = `const read = require("node:readline").createInterface({ input: process.stdin });
			let asked = 0;
			read.on("line", (line) => { asked += 1; if (asked <= 5) console.log(JSON.stringify({ id: JSON.parse(line).id, error: "no" })); else if (asked === 6) console.error("silent"); });
			setInterval(() => {}, 1000);`;
		const { child, ended } = start(
			"vectors",
			"check",
			"--timeout",
			"60s",
			"--reporter",
			`json=${file("v.json")}`,
			"--",
			process.execPath,
			"-e",
			signer,
		);
		await new Promise<void>((resolve) => child.stderr?.on("data", () => resolve()));
		child.kill("SIGINT");
		expect((await ended).code).toBe(3);
		const { results, notAsked = [] } = SignerReport.parse(readJson("v.json"));
		expect(results.length).toBeLessThanOrEqual(5);
		expect(notAsked.length).toBeGreaterThan(400);
	});

	it("reports which findings it has not replayed", async () => {
		const stored = { ...fakeReport([{ ...fakeFailure, id: "CRED-01/get", requirement: "CRED-01" }]) };
		writeFileSync(file("r.json"), JSON.stringify(stored));
		const silent = await startSilentGateway(0);
		try {
			const flags = ["--target", silent.url, "--reporter", `json=${file("p.json")}`];
			const { child, ended } = start("replay", file("r.json"), ...flags);
			await silent.fellSilent;
			child.kill("SIGINT");
			expect((await ended).code).toBe(3);
			const { interrupted, summary } = ReplayReport.parse(readJson("p.json"));
			expect(interrupted).toBe(true);
			expect(summary).toEqual({ fixed: 0, failed: 0, error: 1 });
		} finally {
			silent.close();
		}
	});
});
