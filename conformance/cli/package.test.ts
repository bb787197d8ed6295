import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeFinding, fakeFuzzReport, fakeFuzzResult } from "../../fuzz/report/fake-fuzz-report.ts";
import { packageRoot } from "../data.ts";
import { type Lab, startLab } from "../embedded/index.ts";

/** The package as a partner installs it: packed, put into an empty folder, used from there by `npx`. */

const folder = mkdtempSync(join(tmpdir(), "countersign-package-"));
const installed = join(folder, "node_modules/countersign");

// What the test runner sets up for its own processes is not what a user has; whom a machine trusts it has.
const env = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_(?!EXTRA_CA_CERTS)|VITEST|INIT_CWD)/i.test(name)),
);

const usualMs = 150_000;

interface Ended {
	status: number | null;
	stdout: string;
	stderr: string;
}

/** Runs a command; the peers of a gateway in this process go on answering meanwhile. */
function run(cwd: string, timeout: number, command: string, ...args: string[]): Promise<Ended> {
	return new Promise((resolve) => {
		const options = { cwd, env, encoding: "utf8", maxBuffer: 32 * 1024 * 1024, timeout } as const;
		const child = execFile(command, args, options, (_, stdout, stderr) => {
			resolve({ status: child.exitCode, stdout, stderr });
		});
	});
}

/** Runs a command that the test cannot go on without. */
async function must(cwd: string, command: string, ...args: string[]): Promise<string> {
	const { status, stdout, stderr } = await run(cwd, usualMs, command, ...args);
	if (status !== 0) {
		throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stderr}`);
	}
	return stdout;
}

/** Installs a tarball. A registry that keeps a connection waiting is asked again; what it was asked stands in the error. */
async function install(tarball: string): Promise<void> {
	const patience = [
		"fetch-timeout=10000",
		"fetch-retries=3",
		"fetch-retry-mintimeout=1000",
		"fetch-retry-maxtimeout=5000",
	];
	const words = [
		"--no-audit",
		"--no-fund",
		"--prefer-offline",
		"--loglevel=http",
		...patience.map((each) => `--${each}`),
	];
	const ended: Ended[] = [];
	while (ended.length < 3) {
		const last = await run(folder, 60_000, "npm", "install", ...words, tarball);
		if (last.status === 0) return;
		ended.push(last);
	}
	throw new Error(ended.map(({ status, stderr }) => `npm install ended with ${status}: ${stderr}`).join("\n"));
}

function countersign(...args: string[]): Promise<Ended> {
	return run(folder, usualMs, "npx", "--no-install", "countersign", ...args);
}

beforeAll(async () => {
	const packed = await must(packageRoot(), "npm", "pack", "--json", "--pack-destination", folder);
	const [tarball = "no tarball"] = /countersign-[\w.-]+\.tgz/.exec(packed) ?? [];
	writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "partner", private: true }));
	await install(join(folder, tarball));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the installed package", () => {
	test("brings no runtime for Workers, and nothing that tests it", () => {
		for (const name of ["miniflare", "workerd", "wrangler", "typescript", "vitest", "esbuild"]) {
			expect(existsSync(join(folder, "node_modules", name)), name).toBe(false);
		}
		expect(existsSync(join(installed, "dist/conformance/cli/package.test.js"))).toBe(false);
	});

	test("shows its help", async () => {
		const { status, stdout } = await countersign("--help");
		expect(status).toBe(0);
		for (const command of ["conform", "fuzz", "vectors", "gateway", "keys", "mutants", "schema"]) {
			expect(stdout).toContain(command);
		}
	});

	test("checks a partner's signer", async () => {
		const signer = join(installed, "vectors/signers/python/signer.py");
		const right = await countersign("vectors", "check", "--scheme", "all", "--", "python3", signer);
		expect(right.stderr).toBe("");
		expect(right.stdout).toMatch(/\b(\d+) of \1 vectors\n/);
		expect(right.status).toBe(0);

		const wrong = join(folder, "wrong.py");
		writeFileSync(wrong, readFileSync(signer, "utf8").replaceAll("v1=", "v2="));
		expect((await countersign("vectors", "check", "--", "python3", wrong)).status).toBe(1);
	});

	test("exports the vectors, and the export can be computed anew", async () => {
		const { status, stderr } = await countersign("vectors", "export", "bundle");
		expect({ status, stderr: stderr.includes("SHA256SUMS") }).toEqual({ status: 0, stderr: true });
		expect((await run(folder, usualMs, "python3", "bundle/regenerate/main.py")).status).toBe(0);
		expect((await countersign("vectors", "export", "node_modules")).status).toBe(2);
	});

	test("makes of a finding whatever it can be", async () => {
		const found = fakeFuzzResult({ id: "altered-requests", verdict: "fail", findings: [fakeFinding()] });
		writeFileSync(join(folder, "fuzz.json"), JSON.stringify(fakeFuzzReport([found])));
		const promote = (...words: string[]) =>
			countersign("promote", "fuzz.json", "--note", "It was not covered.", ...words);
		const kept = await promote("--as", "regression", "--into", "regressions");
		expect(kept.stderr).not.toContain("error");
		expect(kept.status).toBe(0);
		expect((await promote("--as", "check", "--name", "nonce")).stdout).toContain("HMAC-CANON-05/nonce");
	});

	test("says what to install where a gateway would have to be embedded", async () => {
		const { status, stderr } = await countersign("conform");
		expect(status).toBe(2);
		expect(stderr).toMatch(/npm install --save-dev miniflare@\d/);
	});

	test("says what to install where a gateway's keys would have to be reached", async () => {
		const { status, stderr } = await countersign("keys", "list");
		expect(status).toBe(2);
		expect(stderr).toMatch(/npm install --save-dev "wrangler@\^\d/);
	});

	describe("beside a gateway", () => {
		let lab: Lab;
		beforeAll(async () => {
			lab = await startLab();
			writeFileSync(join(folder, "countersign.json"), JSON.stringify(lab.runnerConfig()));
		}, 60_000);
		afterAll(async () => lab.dispose());

		test("finds nothing wrong with the reference, and writes its reports", async () => {
			const reporters = ["--reporter", "json=reports/report.json", "--reporter", "junit=reports/junit.xml"];
			const { status, stdout } = await countersign("conform", "--config", "countersign.json", ...reporters);
			expect(stdout).toMatch(/\d+ pass/);
			expect(status).toBe(0);
			const report: unknown = JSON.parse(readFileSync(join(folder, "reports/report.json"), "utf8"));
			expect(report).toMatchObject({ summary: { fail: 0, error: 0 } });
		});
	});
});
