import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Check, ExchangeCheck } from "../engine/check.ts";
import { Report } from "../report/index.ts";
import { conform } from "./conform.ts";
import { type FakeIo, fakeIo } from "./fake-io.ts";
import { gateway } from "./gateway.ts";
import { openTarget } from "./open-target.ts";
import { UsageError } from "./usage-error.ts";

const told = { kind: "exchange", title: "It is so.", severity: "high", threats: [], references: [] } as const;
const flipped = { flipCharacter: { header: "x-signature", at: -1 } } as const;

const checks: readonly ExchangeCheck[] = [
	{
		...told,
		id: "HMAC-SIG-01/flipped",
		requirement: "HMAC-SIG-01",
		needs: ["hmac", "echo.log"],
		twin: { credential: "hmac" },
		probe: { credential: "hmac", after: [flipped] },
		expect: { kind: "refused", codes: ["invalid_credentials"] },
	},
	{
		...told,
		id: "JWT-ALG-01/none",
		requirement: "JWT-ALG-01",
		needs: ["jwt.sign", "issuer"],
		twin: { credential: "jwt" },
		probe: { credential: "jwt", token: { key: "none" } },
		expect: { kind: "refused", codes: ["invalid_token"] },
	},
];

let cwd = "";
let io: FakeIo;
let running: Promise<void>;

beforeAll(async () => {
	cwd = mkdtempSync(join(tmpdir(), "gateway-"));
	io = fakeIo({ cwd });
	running = gateway({ host: "127.0.0.1", writeConfig: "made/countersign.json" }, io);
	await Promise.race([
		running,
		(async () => {
			while (!io.out().includes("config")) await new Promise((resolve) => setTimeout(resolve, 10));
		})(),
	]);
});

afterAll(async () => {
	io.interrupt();
	await running;
	rmSync(cwd, { recursive: true });
});

async function conformReport(options: { config?: string; target?: string }, own: readonly Check[] = checks) {
	const shown = fakeIo({ cwd });
	const exitCode = await conform({ ...options, reporter: ["json"], verbose: false }, shown, {
		checks: own,
		openTarget,
	});
	return { exitCode, report: Report.parse(JSON.parse(shown.out())) };
}

describe("the gateway on this machine", () => {
	it("writes a config that tests it from another process, with upstream and issuer", async () => {
		const { exitCode, report } = await conformReport({ config: "made/countersign.json" });
		expect(report.results.map(({ verdict }) => verdict)).toEqual(["pass", "pass"]);
		expect(report.inconclusive).toBeUndefined();
		expect(exitCode).toBe(0);
	});

	it("writes no secret into it", () => {
		const text = readFileSync(join(cwd, "made/countersign.json"), "utf8");
		const { hmac }: { hmac: { keys: { primary: { secret: unknown } } } } = JSON.parse(text);
		expect(Object.keys(hmac.keys.primary.secret as object)).toEqual(["published"]);
	});

	it("says in it that nothing stands in front of the gateway", () => {
		expect(JSON.parse(readFileSync(join(cwd, "made/countersign.json"), "utf8"))).toMatchObject({ direct: true });
	});

	it("does not start under a configuration that it cannot read", async () => {
		writeFileSync(join(cwd, "bad.json"), JSON.stringify({ limits: { bodyBites: 1 } }));
		const refusal = await gateway({ host: "127.0.0.1", config: "bad.json" }, fakeIo({ cwd })).catch(
			(error: unknown) => error,
		);
		expect(refusal).toBeInstanceOf(UsageError);
		expect(String(refusal)).toContain("bad.json");
		expect(String(refusal)).toContain("CONFIG.limits");
		expect(String(refusal)).toContain("bodyBites");
	});

	it("is a target of which little can be tested by its URL alone, and that is said", async () => {
		const [, url = ""] = /^gateway +(\S+)/m.exec(io.out()) ?? [];
		const { exitCode, report } = await conformReport({ target: url });
		expect(report.summary).toMatchObject({ skip: 2, pass: 0 });
		expect(exitCode).toBe(3);
	});
});
