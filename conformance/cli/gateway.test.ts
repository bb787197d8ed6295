import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Check, ExchangeCheck } from "../engine/check.ts";
import { answer, fakeTarget } from "../engine/fake-target.ts";
import { Report } from "../report/index.ts";
import { conform } from "./conform.ts";
import { type FakeIo, fakeIo } from "./fake-io.ts";
import { gateway, refuseIfBroken } from "./gateway.ts";
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
	io = fakeIo({ cwd, env: registryEnv() });
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

/** A registry of its own, so that nothing else on the machine finds what is started here. */
function registryEnv(): Record<string, string> {
	return { WRANGLER_REGISTRY_PATH: join(cwd, "registry") };
}

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

	it("is found by its name in the registry, and says how its keys are changed", () => {
		expect(readdirSync(join(cwd, "registry"))).toEqual(["countersign-gateway"]);
		expect(io.out()).toMatch(/^keys +countersign keys/m);
	});

	it("says so where another one has its name", async () => {
		const second = fakeIo({ cwd, env: registryEnv() });
		const ended = gateway({ host: "127.0.0.1" }, second);
		await vi.waitFor(() => expect(second.out()).toContain("keys"), { timeout: 30_000 });
		second.interrupt();
		await ended;
		expect(second.out()).toMatch(/^keys +not of this gateway/m);
		expect(readdirSync(join(cwd, "registry"))).toEqual(["countersign-gateway"]);
	});

	it("does not start under a configuration that it cannot read", async () => {
		writeFileSync(join(cwd, "bad.json"), JSON.stringify({ limits: { bodyBites: 1 } }));
		const refused = fakeIo({ cwd, env: registryEnv() });
		const refusal = await gateway({ host: "127.0.0.1", config: "bad.json" }, refused).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(UsageError);
		expect(String(refusal)).toContain("bad.json");
		expect(String(refusal)).toContain("CONFIG.limits");
		expect(String(refusal)).toContain("bodyBites");
	});

	it("says what the log says of a configuration, also where that comes after the answer", async () => {
		let lines: readonly string[] = [];
		const target = fakeTarget(() => {
			setTimeout(() => {
				lines = ["Uncaught Error: CONFIG.routes: is no list"];
			}, 50);
			return answer(500, [], "");
		});
		await expect(refuseIfBroken({ target, logs: () => lines }, "gateway.json")).rejects.toThrow(
			"gateway.json: the gateway does not work under this configuration: CONFIG.routes: is no list",
		);
	});

	it("is a target of which little can be tested by its URL alone, and that is said", async () => {
		const [, url = ""] = /^gateway +(\S+)/m.exec(io.out()) ?? [];
		const { exitCode, report } = await conformReport({ target: url });
		expect(report.summary).toMatchObject({ skip: 2, pass: 0 });
		expect(exitCode).toBe(3);
	});
});
