import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checks } from "../checks/index.ts";
import { readData } from "../data.ts";
import { type Lab, startLab } from "../embedded/index.ts";
import { conform } from "./conform.ts";
import { type FakeIo, fakeIo } from "./fake-io.ts";
import { init } from "./init.ts";
import type { InitOptions } from "./init-options.ts";
import { openTarget } from "./open-target.ts";

/** `init` by options alone against the reference gateway, and `conform` with what it wrote. */

const secretText = "countersign-published-test-secret-01";
const env = { CI_HMAC_SECRET: secretText };

let lab: Lab;
beforeAll(async () => {
	lab = await startLab();
}, 60_000);
afterAll(async () => lab.dispose());

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "init-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const common = { probe: true, output: "countersign.jsonc" } as const;
const publicOrigin = "https://gateway.countersign.test";

async function runInit(options: Partial<InitOptions>, io: FakeIo): Promise<number> {
	const meeting = {
		admit: async () => {},
		now: () => Date.now() / 1000,
		random: Math.random,
		runId: "run-1",
		timeoutMs: 5000,
	};
	return init({ ...common, ...options }, io, { asker: undefined, checks, meeting });
}

async function runConform(config: string, only: readonly string[]) {
	const io = fakeIo({ cwd, env });
	const code = await conform({ config, only, verbose: false, reporter: ["json"] }, io, { checks, openTarget });
	const { summary }: { summary: Record<string, number> } = JSON.parse(io.out());
	return { code, summary };
}

const signed = (): Partial<InitOptions> => ({
	target: lab.target.baseUrl,
	publicOrigin,
	scheme: "countersign-v1",
	keyId: "live_org_test123",
	secretEnv: "CI_HMAC_SECRET",
	read: "GET /sites/{id} sites:read",
	write: "POST /sites/{id} sites:write",
	other: "GET /users/{id} users:read",
	public: "GET /open/{id}",
	echo: lab.peers.echo.url,
});

function writePrivateKey(name: string): void {
	const { jwt } = readData("vectors/keys.json") as { jwt: readonly { name: string; jwk: unknown }[] };
	writeFileSync(join(cwd, `${name}.jwk`), `${JSON.stringify(jwt.find((key) => key.name === name)?.jwk)}\n`);
}

describe("a config that init wrote", () => {
	it("tests a gateway that takes signed requests, and nothing fails", async () => {
		const io = fakeIo({ cwd, env });
		expect(await runInit(signed(), io)).toBe(0);
		expect(io.err()).not.toContain("not accepted");
		const { code, summary } = await runConform("countersign.jsonc", ["HMAC-SIG", "HMAC-NONCE-01", "REQ", "FWD-01"]);
		expect(summary).toMatchObject({ fail: 0, inconclusive: 0, error: 0 });
		expect(summary["pass"]).toBeGreaterThan(50);
		expect(code).toBe(0);
	});

	it("says in its comments what the gateway answered, and takes its error codes from that", async () => {
		await runInit(signed(), fakeIo({ cwd, env }));
		const text = readFileSync(join(cwd, "countersign.jsonc"), "utf8");
		expect(text).toContain('"errors": "countersign"');
		expect(text).toContain("401 unauthenticated, 401 invalid_credentials");
		expect(text).toContain("GET signed with your key: 200");
		expect(text).toContain("A valid request was answered by it.");
		expect(text).toContain("Its clock agrees");
	});

	it("tests a gateway by tokens alone, whose key says its id and algorithm itself", async () => {
		writePrivateKey("ec-1");
		const io = fakeIo({ cwd });
		const options: Partial<InitOptions> = {
			target: lab.target.baseUrl,
			publicOrigin,
			jwt: "key",
			jwtFile: "ec-1.jwk",
			kid: "ec-1",
			issuer: "https://issuer.countersign.test/",
			audience: "https://api.countersign.test",
			read: "GET /sites/{id} sites:read",
			output: "made/deep/countersign.jsonc",
		};
		expect(await runInit(options, io)).toBe(0);
		expect(io.err()).not.toContain("not accepted");
		const { code, summary } = await runConform("made/deep/countersign.jsonc", ["JWT-ALG", "JWT-CLAIM", "CRED"]);
		expect(summary).toMatchObject({ fail: 0, inconclusive: 0, error: 0 });
		expect(summary["pass"]).toBeGreaterThan(80);
		expect(code).toBe(0);
	});

	it("tests a gateway by one token that was given", async () => {
		const { request } = await lab.target.build(
			{ credential: "jwt" },
			{ now: () => Date.now() / 1000, random: Math.random, runId: "r" },
		);
		const bearer = request.headers.find(([name]) => name === "Authorization")?.[1] ?? "";
		writeFileSync(join(cwd, "token"), bearer.replace("Bearer ", ""));
		const io = fakeIo({ cwd });
		const told = { jwt: "token", jwtFile: "./token", read: "GET /sites/{id}" };
		const options = { ...told, target: lab.target.baseUrl, publicOrigin };
		expect(await runInit(options, io)).toBe(0);
		expect(io.err()).toContain("with a valid token: 200");
		const { code, summary } = await runConform("countersign.jsonc", ["JWT-FORM"]);
		expect(summary).toMatchObject({ fail: 0, inconclusive: 0 });
		expect(summary["pass"]).toBeGreaterThan(10);
		expect(code).toBe(0);
	});

	it("is plain JSON unless it is called .jsonc, and goes to standard output if that is asked", async () => {
		expect(await runInit({ ...signed(), output: "countersign.json" }, fakeIo({ cwd, env }))).toBe(0);
		expect(JSON.parse(readFileSync(join(cwd, "countersign.json"), "utf8"))).toMatchObject({ publicOrigin });
		const io = fakeIo({ cwd, env });
		expect(await runInit({ ...signed(), output: "-" }, io)).toBe(0);
		expect(io.out()).toMatch(/^\/\/ What `countersign conform` is given/);
		expect(readdirSync(cwd)).toEqual(["countersign.json"]);
	});

	it("holds no secret, wherever that came from", async () => {
		mkdirSync(join(cwd, "out"));
		writeFileSync(join(cwd, "secret"), `${secretText}\n`);
		const { secretEnv: _, ...rest } = signed();
		const io = fakeIo({ cwd });
		expect(await runInit({ ...rest, secretFile: "secret", output: "out/c.jsonc" }, io)).toBe(0);
		const text = readFileSync(join(cwd, "out/c.jsonc"), "utf8");
		expect(text).toContain('{ "file": "../secret" }');
		for (const shown of [text, io.out(), io.err()]) expect(shown).not.toContain(secretText);
		expect((await runConform("out/c.jsonc", ["HMAC-SIG-01"])).code).toBe(0);
	});
});

describe("what init cannot use", () => {
	it("is a name that the gateway does not serve: it says which option tells the right one", async () => {
		const { publicOrigin: _, ...rest } = signed();
		const io = fakeIo({ cwd, env });
		expect(await runInit(rest, io)).toBe(0);
		expect(io.err()).toMatch(/serves no 127\.0\.0\.1:\d+ .*--public-origin/);
	});

	it("is a secret that is not there: the config is written all the same, and nothing is sent with it", async () => {
		const io = fakeIo({ cwd });
		expect(await runInit(signed(), io)).toBe(0);
		expect(io.err()).toContain("CI_HMAC_SECRET is not set");
		expect(io.err()).not.toContain("signed with your key");
	});

	it("is a key that the gateway refuses: it says what came, and how to see what was signed", async () => {
		const io = fakeIo({ cwd, env: { CI_HMAC_SECRET: "another-secret-of-more-than-32-characters" } });
		expect(await runInit(signed(), io)).toBe(0);
		expect(io.err()).toMatch(/was not accepted: 401 invalid_credentials/);
		expect(io.err()).toMatch(
			/countersign sign GET https:\/\/gateway\.countersign\.test\/sites\/\w+ .*--key-id live_org_test123/,
		);
		expect(io.err()).toContain("countersign explain");
	});
});
