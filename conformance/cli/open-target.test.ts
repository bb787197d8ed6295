import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfigError } from "../config/index.ts";
import { noSpares } from "../engine/spares.ts";
import { type Peers, startPeers } from "../peers/index.ts";
import { fakeIo } from "./fake-io.ts";
import { openTarget } from "./open-target.ts";

let cwd = "";
let peers: Peers;
beforeAll(async () => {
	peers = await startPeers();
	cwd = mkdtempSync(join(tmpdir(), "open-target-"));
	writeFileSync(
		join(cwd, "c.json"),
		JSON.stringify({
			target: "https://staging.example",
			timeoutMs: 700,
			jwt: { issuer: "i", audience: "a", keys: [{ kid: "ec-1", alg: "ES256", jwk: { published: "ec-1" } }] },
			// Nothing listens on port 1 of this machine.
			issuer: { control: "http://127.0.0.1:1" },
			routes: { read: { method: "GET", path: "/{id}" } },
		}),
	);
});
afterAll(async () => {
	await peers.close();
	rmSync(cwd, { recursive: true });
});

describe("a target that was chosen", () => {
	it("is that of the config, at the URL of the command line, and can be chosen again", async () => {
		const opened = await openTarget(
			{ config: "c.json", target: "http://127.0.0.1:8787", spares: noSpares },
			fakeIo({ cwd }),
		);
		expect(opened.target.baseUrl).toBe("http://127.0.0.1:8787");
		expect(opened.pace.timeoutMs).toBe(700);
		expect(opened.words).toEqual(["--config", "c.json", "--target", "http://127.0.0.1:8787"]);
	});

	it("is not ready if its issuer does not obey, which is said with the field", async () => {
		const opened = await openTarget({ config: "c.json", spares: noSpares }, fakeIo({ cwd }));
		const refusal = await opened.ready().catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(ConfigError);
		expect(refusal instanceof ConfigError ? refusal.problems.map(({ path }) => path) : []).toEqual(["issuer.control"]);
	});

	it("is left with the honest key set, whatever a run that was cut off has published", async () => {
		const { issuer } = peers;
		const config = {
			target: "http://127.0.0.1:8787",
			jwt: { issuer: "i", audience: "a", algorithms: ["ES256"] },
			issuer: { control: issuer.url, keySetSeconds: 0 },
			routes: { read: { method: "GET", path: "/{id}" } },
		};
		writeFileSync(join(cwd, "i.json"), JSON.stringify(config));
		const opened = await openTarget({ config: "i.json", spares: noSpares }, fakeIo({ cwd }));
		expect([...opened.target.capabilities]).toContain("key-set");
		const publishedKeys = async () => (await fetch(issuer.jwksUrl("main"))).text();
		await opened.ready();
		const honest = await publishedKeys();
		await (await opened.target.lend?.("attentive"))?.gateway.issuer.set({ mode: "ok", keys: [] });
		expect(await publishedKeys()).not.toBe(honest);
		await opened.close();
		expect(await publishedKeys()).toBe(honest);
	});

	it("is not ready if its control of the platform answers nothing, by which everything would be excused", async () => {
		const config = {
			target: "https://staging.example",
			platform: "http://127.0.0.1:1",
			routes: { read: { method: "GET", path: "/{id}" } },
		};
		writeFileSync(join(cwd, "p.json"), JSON.stringify(config));
		const opened = await openTarget({ config: "p.json", spares: noSpares }, fakeIo({ cwd }));
		await expect(opened.ready()).rejects.toMatchObject({ problems: [{ path: "platform" }] });
	});

	it("is refused if its config cannot be used", async () => {
		await expect(openTarget({ config: "none.json", spares: noSpares }, fakeIo({ cwd }))).rejects.toBeInstanceOf(
			ConfigError,
		);
	});
});
