import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type KeyMint, tokenMint } from "../client/mint.ts";
import { generateSigningKey } from "../client/token-keys.ts";
import type { IssuerControl } from "../engine/check.ts";
import { type Issuer, startIssuer } from "./issuer.ts";
import { issuerClient, issuerControl } from "./issuer-client.ts";

let issuer: Issuer;
let mint: KeyMint;

beforeEach(async () => {
	issuer = await startIssuer({ host: "127.0.0.1", port: 0 });
	const key = await generateSigningKey("k1", "ES256");
	mint = tokenMint({ issuer: "i", audience: "a", claims: {}, keys: [key] });
});

afterEach(() => issuer.close());

async function keysOf(name: string): Promise<unknown> {
	return ((await (await fetch(issuer.jwksUrl(name))).json()) as { keys: unknown }).keys;
}

const controls: Record<string, (name: string) => IssuerControl> = {
	"in this process": (name) => issuerControl(issuer, name, mint),
	"in another process": (name) => issuerClient(issuer.url, name, mint),
};

describe.each(Object.entries(controls))("an issuer %s", (_, controlOf) => {
	it("publishes the honest set, or what it is told, each name for itself", async () => {
		const control = controlOf("one");
		await control.set({ mode: "ok" });
		await controlOf("two").set({
			mode: "ok",
			keys: [{ $key: "right", alg: null }, { kty: "oct", k: "AA" }, null, "key"],
		});
		expect(await keysOf("one")).toEqual(mint.published);
		const { alg: _alg, ...right } = mint.entry({ $key: "right" });
		expect(await keysOf("two")).toEqual([right, { kty: "oct", k: "AA" }, null, "key"]);
	});

	it("notes each fetch with the headers that came with it", async () => {
		const control = controlOf("one");
		await control.set({ mode: "status", status: 503 });
		await fetch(issuer.jwksUrl("one"), { headers: { "X-Probe": "1" } });
		await fetch(issuer.jwksUrl("two"));
		const fetches = await control.fetches();
		expect(fetches).toHaveLength(1);
		expect(Object.fromEntries(fetches[0]?.headers ?? [])).toMatchObject({ "X-Probe": "1" });
		expect(Math.abs((fetches[0]?.at ?? 0) - Date.now() / 1000)).toBeLessThan(60);
	});

	it("fails in each way that it is told to", async () => {
		const control = controlOf("one");
		const url = issuer.jwksUrl("one");
		await control.set({ mode: "status", status: 503 });
		expect((await fetch(url)).status).toBe(503);
		await control.set({ mode: "body", body: "<html>", contentType: "text/html" });
		const page = await fetch(url);
		expect([page.headers.get("content-type"), await page.text()]).toEqual(["text/html", "<html>"]);
		await control.set({ mode: "down" });
		await expect(fetch(url)).rejects.toThrow();
		await control.set({ mode: "slow", delayMs: 1 });
		expect(await keysOf("one")).toEqual(mint.published);
		await control.set({ mode: "ok", headers: { "cache-control": "max-age=1" } });
		expect((await fetch(url)).headers.get("cache-control")).toBe("max-age=1");
	});

	it("writes the keys into a body, or under any status, where it is told some", async () => {
		const control = controlOf("one");
		await control.set({ mode: "body", body: '[{keys},"{keys}"]', keys: [{ $key: "right" }] });
		const right = mint.entry({ $key: "right" });
		expect(await (await fetch(issuer.jwksUrl("one"))).text()).toBe(
			`[${JSON.stringify([right])},"${JSON.stringify([right])}"]`,
		);
		await control.set({ mode: "status", status: 500, keys: [null] });
		const failed = await fetch(issuer.jwksUrl("one"));
		expect([failed.status, await failed.json()]).toEqual([500, { keys: [null] }]);
	});

	it("redirects to where the set is, so that following shows as a second fetch", async () => {
		const control = controlOf("one");
		await control.set({ mode: "redirect" });
		const stayed = await fetch(issuer.jwksUrl("one"), { redirect: "manual" });
		expect(stayed.status).toBe(302);
		expect(await control.fetches()).toHaveLength(1);
		expect(await keysOf("one")).toEqual(mint.published);
		expect(await control.fetches()).toHaveLength(3);
		await control.set({ mode: "redirect", location: "http://elsewhere.test/" });
		const response = await fetch(issuer.jwksUrl("one"), { redirect: "manual" });
		expect(response.headers.get("location")).toBe("http://elsewhere.test/");
	});

	it("publishes a set that is good but for its size", async () => {
		await controlOf("one").set({ mode: "huge", bytes: 200_000 });
		const text = await (await fetch(issuer.jwksUrl("one"))).text();
		expect(text.length).toBeGreaterThan(200_000);
		expect(JSON.parse(text).keys).toEqual(mint.published);
	});
});

describe("the issuer", () => {
	it("has no set that was never set, and refuses orders that are none", async () => {
		expect((await fetch(issuer.jwksUrl("none"))).status).toBe(404);
		expect((await fetch(`${issuer.url}/other`)).status).toBe(404);
		const control = `${issuer.url}/.countersign/issuer/one`;
		for (const body of ["", "{}", '{"mode":"ok"}', '{"mode":"status","status":99}', '{"mode":"down","extra":1}']) {
			expect((await fetch(control, { method: "PUT", body })).status).toBe(400);
		}
		expect((await fetch(control, { method: "DELETE" })).status).toBe(400);
	});

	it("goes on counting fetches when it no longer remembers the first ones", async () => {
		const forgetful = await startIssuer({ host: "127.0.0.1", port: 0 }, 2);
		for (let times = 0; times < 3; times += 1) await fetch(forgetful.jwksUrl("one"));
		expect(forgetful.fetches("one").map(({ number }) => number)).toEqual([2, 3]);
		forgetful.forget("one");
		await fetch(forgetful.jwksUrl("one"));
		expect(forgetful.fetches("one").map(({ number }) => number)).toEqual([1]);
		await forgetful.close();
	});

	it("obeys nobody on a host that others can reach", async () => {
		const open = await startIssuer({ host: "0.0.0.0", port: 0 });
		const url = `http://127.0.0.1:${new URL(open.url).port}`;
		const order = JSON.stringify({ mode: "ok", keys: [] });
		expect((await fetch(`${url}/.countersign/issuer/one`, { method: "PUT", body: order })).status).toBe(404);
		await expect(issuerClient(url, "one", mint).fetches()).rejects.toThrow();
		await open.close();
	});
});
