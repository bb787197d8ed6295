import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerFuzz } from "../conformance/cli/commands/fuzz.ts";
import { fakeIo } from "../conformance/cli/fake-io.ts";
import { runProgram } from "../conformance/cli/program.ts";
import { RunnerConfig } from "../conformance/config/index.ts";
import { type Lab, startLab } from "../conformance/embedded/index.ts";
import { FuzzReport } from "./report/schema.ts";

const overTheWire = "altered-requests,altered-timestamps,nonce-history,altered-tokens";

/** Runs the command in this process, with a report to read. */
async function run(cwd: string, ...args: string[]) {
	const io = fakeIo({ cwd });
	const code = await runProgram(["fuzz", "--reporter", "json", ...args], io, [registerFuzz]);
	return { code, report: FuzzReport.parse(JSON.parse(io.out())) };
}

describe("a gateway that was named", () => {
	let lab: Lab;
	let cwd = "";
	beforeAll(async () => {
		lab = await startLab();
		cwd = mkdtempSync(join(tmpdir(), "fuzz-target-"));
		writeFileSync(join(cwd, "countersign.json"), JSON.stringify(lab.runnerConfig()));
	});
	afterAll(async () => {
		rmSync(cwd, { recursive: true });
		await lab.dispose();
	});

	it("is asked over the wire, at the pace that was told", async () => {
		const options = ["--config", "countersign.json", "--property", overTheWire, "--runs", "6", "--seed", "11"];
		const { code, report } = await run(cwd, ...options, "--rate", "2000", "--concurrency", "3");
		expect(report.results.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual(
			overTheWire.split(",").map((id) => [id, "pass", undefined]),
		);
		expect(code).toBe(0);
		expect(report.target?.url).toBe(lab.target.baseUrl);
	});

	it("is said to be tried little where the time is too short for it", async () => {
		const options = ["--config", "countersign.json", "--property", "altered-timestamps", "--time", "1s"];
		const { code, report } = await run(cwd, ...options, "--rate", "12");
		expect(report.results[0]).toMatchObject({ verdict: "pass" });
		expect(report.results[0]?.reason).toMatch(/^little was tried: \d+ of the 60 inputs that it takes without --time$/);
		expect(code).toBe(0);
	});

	it("is skipped by name where its config gives too little", async () => {
		const { hmac: _, ...rest } = lab.runnerConfig();
		writeFileSync(join(cwd, "tokens-only.json"), JSON.stringify(rest));
		const { code, report } = await run(cwd, "--config", "tokens-only.json", "--property", overTheWire, "--runs", "3");
		expect(report.results.map(({ verdict }) => verdict)).toEqual(["skip", "skip", "skip", "pass"]);
		expect(report.results[0]?.remedy).toContain("hmac");
		expect(code).toBe(0);
	});

	it("is talked to over raw connections where nothing but its URL is known, and skipped by name for the rest", async () => {
		const options = ["--property", `http-exchanges,unproved-requests,${overTheWire}`, "--runs", "4", "--seed", "11"];
		const { code, report } = await run(cwd, "--target", lab.target.baseUrl, ...options, "--rate", "2000");
		const verdicts = report.results.map(({ id, verdict }) => `${id} ${verdict}`);
		expect(verdicts).toContain("http-exchanges pass");
		expect(verdicts.filter((text) => !text.endsWith(" skip"))).toEqual(["http-exchanges pass"]);
		expect(code).toBe(0);
	});

	it("is asked without a credential although its config gives tokens alone", async () => {
		const { hmac: _, ...rest } = lab.runnerConfig();
		writeFileSync(join(cwd, "tokens-only.json"), JSON.stringify(rest));
		const options = ["--config", "tokens-only.json", "--property", "unproved-requests", "--runs", "12", "--seed", "11"];
		const { code, report } = await run(cwd, ...options, "--rate", "2000");
		expect(report.results.map(({ verdict, findings }) => [verdict, findings])).toEqual([["pass", []]]);
		expect(code).toBe(0);
	});
});

/** Histories of nonces by the config of a lab, as it is changed. */
async function nonceHistories(mutant: string | undefined, change: (config: LabConfig) => object, runs = "20") {
	const lab = await startLab(
		mutant === undefined ? {} : { entry: "mutants", instances: [{ name: "main", vars: { MUTANT: mutant } }] },
	);
	const cwd = mkdtempSync(join(tmpdir(), "fuzz-nonces-"));
	try {
		writeFileSync(join(cwd, "countersign.json"), JSON.stringify(change(lab.runnerConfig())));
		const options = ["--config", "countersign.json", "--property", "nonce-history", "--seed", "5", "--rate", "2000"];
		const { report } = await run(cwd, ...options, "--runs", runs);
		return report.results.map(({ verdict, reason, findings }) => ({
			...{ verdict, reason },
			requirements: findings.map(({ requirement }) => requirement),
		}));
	} finally {
		await lab.dispose();
		rmSync(cwd, { recursive: true });
	}
}

type LabConfig = ReturnType<Lab["runnerConfig"]>;

describe("the nonces of a gateway with one HMAC key", () => {
	const oneKey = (config: LabConfig) => {
		const { hmac } = RunnerConfig.parse(config);
		return { ...config, hmac: { keys: { primary: hmac?.keys.primary } } };
	};

	it("are sent again under that one", async () => {
		expect(await nonceHistories(undefined, oneKey)).toEqual([{ verdict: "pass", reason: undefined, requirements: [] }]);
	});

	it("are found out where they are not remembered", async () => {
		const [result] = await nonceHistories("nonce-not-remembered", oneKey);
		expect(result?.verdict).toBe("fail");
		expect(["HMAC-NONCE-01", "HMAC-NONCE-02"]).toContain(result?.requirements[0]);
	});
});

describe("a request without the scope for its route", () => {
	it("is found out to have spent no nonce, where a key without that scope is given", async () => {
		const [result] = await nonceHistories("nonce-not-spent-without-scope", (config) => config, "60");
		expect(result?.verdict).toBe("fail");
		expect(result?.requirements).toContain("HMAC-NONCE-07");
	});

	it("has spent its nonce in histories that hold", async () => {
		const [result] = await nonceHistories(undefined, (config) => config, "60");
		expect(result).toEqual({ verdict: "pass", reason: undefined, requirements: [] });
	});
});

describe("a broken gateway", () => {
	it("is found out, with evidence that holds no secret and a command that finds it out again", async () => {
		const lab = await startLab({
			entry: "mutants",
			instances: [{ name: "main", vars: { MUTANT: "query-not-covered" } }],
		});
		const cwd = mkdtempSync(join(tmpdir(), "fuzz-mutant-"));
		try {
			writeFileSync(join(cwd, "countersign.json"), JSON.stringify(lab.runnerConfig()));
			const options = ["--config", "countersign.json", "--property", "altered-requests"];
			const { code, report } = await run(cwd, ...options, "--seed", "4");
			expect(code).toBe(1);
			const finding = report.results[0]?.findings[0];
			expect(finding).toMatchObject({ requirement: "HMAC-CANON-08", severity: "critical" });
			expect(finding?.input).toHaveLength(1);
			expect(finding?.shrinkRequests).toBeGreaterThan(0);
			expect(finding?.shrinkRequests).toBeLessThanOrEqual(200);
			const text = JSON.stringify(report);
			for (const secret of lab.target.secrets) expect(text).not.toContain(secret);
			expect(finding?.evidence?.curl).toContain("<signature>");
			const [, path = ""] = /--path (\S+)$/.exec(finding?.replay ?? "") ?? [];
			const again = await run(cwd, ...options, "--seed", "4", "--path", path);
			expect(again.code).toBe(1);
			expect(again.report.results[0]?.findings[0]?.requirement).toBe("HMAC-CANON-08");
		} finally {
			await lab.dispose();
			rmSync(cwd, { recursive: true });
		}
	});
});
