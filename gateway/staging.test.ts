import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unstable_readConfig, unstable_startWorker } from "wrangler";
import { commands } from "../conformance/cli/commands/index.ts";
import { fakeIo } from "../conformance/cli/fake-io.ts";
import { runProgram } from "../conformance/cli/program.ts";
import { countersignV1 } from "./protocol/index.ts";
import { freshNonce, signedHeaders } from "./src/bench/signed.ts";
import { parseConfig } from "./src/config.ts";

/** What `wrangler dev --env staging` serves, with its limiter at a smaller number, an upstream of this test, and one route closed. */

const configPath = fileURLToPath(new URL("wrangler.jsonc", import.meta.url));
const host = "gateway.staging.invalid";
const limitOfTest = 5;

let base: URL;
let folder = "";
const lines: string[] = [];
const closing: (() => unknown)[] = [];

async function startUpstream(): Promise<string> {
	const server = createServer((_, response) => response.end("ok"));
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	closing.push(() => server.close());
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
	// It would otherwise ask the network for what a request of the edge looks like.
	process.env["CLOUDFLARE_CF_FETCH_ENABLED"] = "false";
	folder = mkdtempSync(join(tmpdir(), "countersign-staging-"));
	closing.push(() => rmSync(folder, { recursive: true }));
	const { vars } = unstable_readConfig({ config: configPath, env: "staging" });
	const staging = parseConfig(vars["CONFIG"]);
	const { jwt: _, ...withoutIssuer } = staging;
	const config = {
		...withoutIssuer,
		upstreams: { sites: { origin: await startUpstream() } },
		routes: [...staging.routes, { pattern: "/closed/*", upstream: "sites", methods: { GET: [] }, closed: true }],
	};
	const worker = await unstable_startWorker({
		config: configPath,
		env: "staging",
		bindings: {
			CONFIG: { type: "json", value: JSON.parse(JSON.stringify(config)) },
			CLIENT_LIMIT: { type: "ratelimit", namespace_id: "1", simple: { limit: limitOfTest, period: 60 } },
		},
		dev: {
			server: { hostname: "127.0.0.1", port: 0 },
			inspector: false,
			logLevel: "none",
			watch: false,
			persist: false,
			registry: folder,
			structuredLogsHandler: ({ message }: { message: string }) => lines.push(message),
		},
	});
	closing.push(() => worker.dispose());
	base = await worker.url;
}, 60_000);

afterAll(async () => {
	for (const close of closing.toReversed()) {
		await close();
	}
});

interface Received {
	readonly status: number;
	readonly headers: Headers;
	readonly body: {
		readonly code?: string;
		readonly status?: unknown;
		readonly version?: unknown;
		readonly requestId?: string;
	};
}

/** From the one network that asks often, or from one that nobody else asks from. */
let networks = 0;
async function send(target: string, headers: Readonly<Record<string, string>> = {}): Promise<Received> {
	networks += 1;
	const from = { "cf-connecting-ip": `192.0.2.${networks}`, "cf-ray": "0123456789abcdef-FRA" };
	const response = await fetch(new URL(target, base), { headers: { ...from, ...headers } });
	const text = await response.text();
	const isJson = response.headers.get("content-type")?.includes("json") === true;
	return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : {} };
}

/** Makes a key by the command, as whoever runs a gateway does, and answers its secret. */
async function secretOf(keyId: string): Promise<string> {
	const io = fakeIo({ cwd: folder, env: { WRANGLER_REGISTRY_PATH: folder } });
	const args = ["keys", "create", keyId, "--env", "staging", "--scope", "sites:read", "--json"];
	expect(await runProgram(args, io, commands), io.err()).toBe(0);
	return String(JSON.parse(io.out()).secret);
}

async function signed(keyId: string, secret: string, target: string): Promise<Record<string, string>> {
	const timestamp = String(Math.floor(Date.now() / 1000));
	const parts = { keyId, secret, timestamp, nonce: freshNonce(), target, host };
	const request = { ...parts, method: "GET", contentType: "", body: new Uint8Array(), scheme: countersignV1 };
	return Object.fromEntries((await signedHeaders(request)).filter(([name]) => name !== "host"));
}

/** The line about a request; it is written after the answer. */
async function lineOf(requestId: string | null): Promise<string> {
	const ofRequest = () => lines.filter((line) => line.includes(String(requestId)));
	await expect.poll(ofRequest, { timeout: 10_000 }).toHaveLength(1);
	return ofRequest()[0] ?? "";
}

describe("the gateway of the environment staging", () => {
	it("says on its health path which version it is, to whoever asks", async () => {
		const { status, headers, body } = await send("/health");
		expect([status, body.status, headers.get("cache-control")]).toEqual([200, "ok", "no-store"]);
		expect(body.version).toMatch(/^[0-9a-f-]{36}$/);
	});

	it("takes a key of its environment, and one of another for unknown", async () => {
		const [ours, others] = [await secretOf("test_ours"), await secretOf("live_others")];
		expect((await send("/sites/1", await signed("test_ours", ours, "/sites/1"))).status).toBe(200);
		const refused = await send("/sites/1", await signed("live_others", others, "/sites/1"));
		expect([refused.status, refused.body.code]).toEqual([401, "invalid_credentials"]);
	});

	it("writes one line of JSON about a request, with the place that answered it and nothing that is secret", async () => {
		const secret = await secretOf("test_logged");
		const headers = await signed("test_logged", secret, "/sites/1?name=value");
		const answer = await send("/sites/1?name=value", headers);
		expect(answer.status).toBe(200);
		const line = await lineOf(answer.headers.get("x-request-id"));
		expect(line).not.toContain("\n");
		expect(JSON.parse(line)).toMatchObject({
			cfRay: "0123456789abcdef-FRA",
			pop: "FRA",
			route: "/sites/*",
			decision: "forwarded",
			status: 200,
			code: null,
			authType: "hmac",
			keyId: "test_logged",
			stages: { key: expect.any(Number), admission: expect.any(Number), upstream: expect.any(Number) },
		});
		for (const hidden of [secret, headers["x-nonce"], headers["x-signature"], "name=value"]) {
			expect(hidden).toBeTruthy();
			expect(line).not.toContain(hidden);
		}
	});

	it("answers 503 for a route that is closed, whoever asks, and says when to come again", async () => {
		const { status, headers, body } = await send("/closed/1");
		expect([status, body.code]).toEqual([503, "route_closed"]);
		expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
	});

	it("answers 429 to a network that asks too often, and says when to come again, and goes on answering others", async () => {
		// The window may end in between, once.
		const network = { "cf-connecting-ip": "198.51.100.1" };
		const answers: Received[] = [];
		for (let asked = 0; asked < 2 * limitOfTest + 1; asked += 1) {
			answers.push(await send("/sites/1", network));
		}
		const refused = answers.filter(({ status }) => status === 429);
		expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(["too_many_requests"]));
		expect(refused.every(({ headers }) => Number(headers.get("retry-after")) >= 1)).toBe(true);
		expect((await send("/sites/1")).status).toBe(401);
		const line = JSON.parse(await lineOf(refused[0]?.body.requestId ?? null));
		expect(line).toMatchObject({ code: "too_many_requests", because: "limiter:CLIENT_LIMIT", pop: "FRA" });
	});
});
