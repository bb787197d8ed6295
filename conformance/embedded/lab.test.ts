import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseConfig } from "../../gateway/src/config.ts";
import { parseKeyRecord } from "../../gateway/src/keys.ts";
import type { BuildMoment } from "../client/context.ts";
import type { KeyRole, Probe } from "../client/probe.ts";
import type { WireOutcome } from "../client/wire.ts";
import { RunnerConfig } from "../config/schema.ts";
import { headerValues } from "../engine/answer.ts";
import { noSpares } from "../engine/spares.ts";
import type { FreshTarget } from "../engine/target.ts";
import { gatewayConfig } from "./gateway-config.ts";
import { type Lab, startLab } from "./lab.ts";
import { keyRecords, labKeys } from "./lab-keys.ts";
import { readPublishedKeys } from "./published-keys.ts";

const moment: BuildMoment = { now: () => Date.now() / 1000, random: Math.random, runId: "lab-test" };

let lab: Lab;

beforeAll(async () => {
	lab = await startLab({
		spares: { fresh: { default: 1 }, lent: { attentive: 1 } },
		instances: [
			{ name: "main", variants: true },
			{ name: "second", spares: noSpares },
		],
	});
}, 60_000);

afterAll(() => lab.dispose());

async function ask(
	place: Pick<FreshTarget, "build" | "transport">,
	probe: Probe,
): Promise<WireOutcome & { token: string }> {
	const { request, token } = await place.build(probe, moment);
	return { ...(await place.transport.send(request)), token };
}

/** Status and, for a refusal, its code. */
function said(outcome: WireOutcome): string {
	if (!outcome.ok) {
		return outcome.fault.kind;
	}
	const body: unknown = JSON.parse(Buffer.from(outcome.answer.body).toString("utf8"));
	const code = typeof body === "object" && body !== null && "code" in body ? ` ${body.code}` : "";
	return outcome.answer.status + code;
}

describe("the lab's gateway", () => {
	it("lets each key in that it should, and no other", async () => {
		const answers: Partial<Record<KeyRole, string>> = {};
		for (const key of [
			"primary",
			"second",
			"readOnly",
			"rotated",
			"revoked",
			"expired",
			"retired",
			"unknown",
		] as const) {
			answers[key] = said(await ask(lab.target, { credential: "hmac", key }));
		}
		expect(answers).toEqual({
			primary: "200",
			second: "200",
			readOnly: "200",
			rotated: "200",
			revoked: "401 invalid_credentials",
			expired: "401 invalid_credentials",
			retired: "401 invalid_credentials",
			unknown: "401 invalid_credentials",
		});
		expect(said(await ask(lab.target, { credential: "hmac", key: "rotated", sign: { secret: "other-active" } }))).toBe(
			"200",
		);
	});

	it("has a route for each role", async () => {
		const body = { text: "{}" };
		expect(said(await ask(lab.target, { credential: "hmac", route: "write", body }))).toBe("200");
		expect(said(await ask(lab.target, { credential: "hmac", route: "write", key: "readOnly", body }))).toBe(
			"403 insufficient_scope",
		);
		expect(said(await ask(lab.target, { credential: "hmac", route: "other" }))).toBe("200");
		expect(said(await ask(lab.target, { credential: "none", route: "public" }))).toBe("200");
		expect(said(await ask(lab.target, { credential: "hmac", route: "unknown" }))).toBe("404 no_route");
		expect(said(await ask(lab.target, { credential: "none" }))).toBe("401 unauthenticated");
	});

	it("trusts the mint's tokens under every algorithm, and its scopes", async () => {
		for (const alg of ["ES256", "RS256", "PS256", "EdDSA"]) {
			expect(said(await ask(lab.target, { credential: "jwt", token: { alg } }))).toBe("200");
		}
		expect(said(await ask(lab.target, { credential: "jwt", token: { key: "foreign" } }))).toBe("401 invalid_token");
		expect(said(await ask(lab.target, { credential: "jwt", token: { claims: { scope: "users:read" } } }))).toBe(
			"403 insufficient_scope",
		);
	});

	it("is seen by the echo with what it forwards", async () => {
		const { token } = await ask(lab.target, { credential: "hmac", query: "a=1" });
		const seen = (await lab.target.echo?.seen(token)) ?? [];
		expect(seen.map(({ method, target }) => [method, target])).toEqual([["GET", `/sites/${token}?a=1`]]);
		const refused = await ask(lab.target, { credential: "none" });
		expect(await lab.target.echo?.seen(refused.token)).toEqual([]);
	});

	it("serves the public host and no other", async () => {
		expect(said(await ask(lab.target, { credential: "hmac", headers: [["Host", "other.test"]] }))).toBe(
			"421 misdirected_request",
		);
	});

	it("takes orders for its key store", async () => {
		const { id: keyId } = labKeys[0] ?? { id: "" };
		const record: unknown = JSON.parse(keyRecords(readPublishedKeys()).get(`key:${keyId}`) ?? "");
		const added = { ...(record as Record<string, unknown>), keyId: "added" };
		const probe: Probe = { credential: "hmac", sign: { keyId: "added" } };
		await lab.target.keystore?.put("added", added);
		expect(said(await ask(lab.target, probe))).toBe("200");
		await lab.target.keystore?.delete("added");
		expect(said(await ask(lab.target, probe))).toBe("401 invalid_credentials");
		await lab.target.keystore?.put("added", "{bad");
		expect(said(await ask(lab.target, probe))).toBe("401 invalid_credentials");
	});

	it("fetches its own key set, once, and another instance another", async () => {
		const second = lab.targets.get("second");
		expect(await second?.issuer?.fetches()).toEqual([]);
		const answers =
			second === undefined ? [] : [await ask(second, { credential: "jwt" }), await ask(second, { credential: "jwt" })];
		expect(answers.map(said)).toEqual(["200", "200"]);
		expect(await second?.issuer?.fetches()).toHaveLength(1);
	});

	it("refuses a replay, also after its admission object was put out of memory", async () => {
		const { request } = await lab.target.build({ credential: "hmac" }, moment);
		const send = async () => said(await lab.target.transport.send(request));
		expect([await send(), await send()]).toEqual(["200", "401 nonce_replayed"]);
		await lab.evictAdmission("live_org_test123");
		expect(await send()).toBe("401 nonce_replayed");
	});

	it("admits one of many copies that are released at once", async () => {
		const { request } = await lab.target.build({ credential: "hmac" }, moment);
		const answers = (await lab.target.transport.race(Array(40).fill(request))).map(said);
		expect(answers.filter((answer) => answer === "200")).toHaveLength(1);
		expect(answers.filter((answer) => answer === "401 nonce_replayed")).toHaveLength(39);
	});

	it("runs under the other schemes beside itself, with the same keys", async () => {
		const other = lab.target.variants?.["sorted-query"];
		if (other === undefined) throw new Error("no variant");
		expect(other.scheme).toBe("sorted-query");
		const probe: Probe = { credential: "hmac", key: "second", query: "b=2&a=1" };
		expect(said(await ask(other, probe))).toBe("200");
		expect(said(await ask({ ...lab.target, transport: other.transport }, probe))).toBe("400 malformed_request");
		expect(lab.targets.get("second")?.variants).toEqual({});
	});

	it("hands out each fresh gateway once, and none that others are owed", async () => {
		await expect(lab.target.fresh?.("default", 1)).rejects.toThrow("but those that other checks are owed");
		const fresh = await lab.target.fresh?.("default", 0);
		if (fresh === undefined) {
			throw new Error("no fresh gateway");
		}
		await fresh.issuer.set({ mode: "status", status: 500 });
		expect(said(await ask(fresh, { credential: "jwt" }))).toBe("503 issuer_unavailable");
		expect(said(await ask(fresh, { credential: "hmac" }))).toBe("200");
		expect(said(await ask(lab.target, { credential: "jwt" }))).toBe("200");
		await expect(lab.target.fresh?.("default", 0)).rejects.toThrow();
		expect([lab.target, lab.targets.get("second")].map((target) => target?.capabilities.has("fresh"))).toEqual([
			true,
			false,
		]);
		await expect(lab.targets.get("second")?.fresh?.("default", 0)).rejects.toThrow();
	});

	it("lends a gateway to one after the other, which fetches its set for every token", async () => {
		const { target } = lab;
		const first = await target.lend?.("attentive");
		if (first === undefined) throw new Error("no gateway is lent");
		const order: string[] = [];
		const second = target.lend?.("attentive").then((lent) => {
			order.push("lent again");
			return lent;
		});
		const { build, transport, issuer } = first.gateway;
		await ask({ build, transport }, { credential: "jwt" });
		await ask({ build, transport }, { credential: "jwt" });
		expect(await issuer.fetches()).toHaveLength(2);
		order.push("given back");
		await first.giveBack();
		await (await second)?.giveBack();
		expect(order).toEqual(["given back", "lent again"]);
		await expect(target.lend?.("hasty")).rejects.toThrow();
	});

	it("stands a gateway beside itself whose limits are soon reached", async () => {
		const short = lab.target.variants?.["short-limits"];
		if (short === undefined) throw new Error("no variant");
		expect(short.capabilities.has("short-limits")).toBe(true);
		expect(said(await ask(short, { credential: "jwt", path: "{route}/~slow-3000" }))).toBe("504 upstream_timeout");
	});

	it("logs one line for each request, and keeps them off this program's output", async () => {
		const outcome = await ask(lab.target, { credential: "hmac" });
		const [requestId = "none"] = outcome.ok ? headerValues(outcome.answer.headers, "x-request-id") : [];
		// They are written after the answer.
		const lines = () => lab.logs().filter((line) => line.includes(requestId));
		await expect.poll(lines, { timeout: 10_000 }).toHaveLength(1);
		expect(JSON.parse(lines()[0] ?? "")).toMatchObject({
			decision: "forwarded",
			status: 200,
			keyId: "live_org_test123",
		});
	});
});

describe("what the lab is made of", () => {
	it("is a configuration and key records that the gateway takes", () => {
		const config = gatewayConfig({
			echoUrl: "http://127.0.0.1:1",
			jwksUrl: "http://127.0.0.1:2/jwks/a.json",
			hosts: [],
		});
		expect(parseConfig(config).routes.length).toBeGreaterThan(4);
		for (const [name, record] of keyRecords(readPublishedKeys())) {
			expect(parseKeyRecord(record, name.replace("key:", ""))).toBeDefined();
		}
	});

	it("is described by a config that a runner takes", () => {
		const config = RunnerConfig.parse(lab.runnerConfig());
		expect(config).toMatchObject({ target: lab.target.baseUrl, hostList: true, maxBodyBytes: 1_048_576 });
		expect(Object.keys(config.hmac?.keys ?? {}).sort()).toEqual(labKeys.map(({ role }) => role).sort());
	});

	it("tells the engine every secret, and the config of a runner none", () => {
		const config = JSON.stringify(lab.runnerConfig());
		expect(lab.target.secrets).toHaveLength(9 + 1 + 6 + 6 + 1);
		for (const secret of lab.target.secrets) {
			expect(config).not.toContain(secret);
		}
	});
});

describe("starting and ending", () => {
	it("listens where it is told, under a scheme that it is told", async () => {
		const free = new URL(lab.peers.echo.url).port;
		await expect(startLab({ peerPorts: { echo: Number(free) } })).rejects.toMatchObject({ code: "EADDRINUSE" });
		const own = await startLab({ config: { scheme: "sorted-query" } });
		const port = Number(new URL(own.target.baseUrl).port);
		expect(said(await ask(own.target, { credential: "hmac", query: "b=2&a=1" }))).toBe("200");
		await own.dispose();
		const again = await startLab({ port });
		expect(again.target.baseUrl).toBe(`http://127.0.0.1:${port}`);
		expect(said(await ask(again.target, { credential: "hmac", headers: [["Host", `127.0.0.1:${port}`]] }))).toBe("200");
		await again.dispose();
		await expect(fetch(again.target.baseUrl)).rejects.toThrow();
	});

	it("refuses a scheme that the gateway does not have", async () => {
		await expect(startLab({ config: { scheme: "other" } })).rejects.toThrow(RangeError);
	});

	it.each(["SIGINT", "SIGTERM"] as const)("leaves no gateway behind when its process gets %s", async (signal) => {
		const lab = JSON.stringify(fileURLToPath(new URL("lab.ts", import.meta.url)));
		const script = `import(${lab}).then(({ startLab }) => startLab()).then(({ target }) => console.log(target.baseUrl))`;
		const child = spawn(process.execPath, ["--import", "tsx", "--conditions=source", "-e", script], {
			stdio: ["ignore", "pipe", "ignore"],
		});
		const ended = once(child, "close");
		const [url] = await Promise.race([once(child.stdout, "data"), ended]);
		expect((await fetch(String(url).trim())).status).toBe(421);
		child.kill(signal);
		await ended;
		await expect
			.poll(() =>
				fetch(String(url).trim()).then(
					() => "up",
					() => "gone",
				),
			)
			.toBe("gone");
	});
});
