import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NothingToChange } from "../client/nothing-to-change.ts";
import { ConfigError, configuredTarget } from "./index.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const secretText = "a-secret-of-more-than-32-characters-0001";
const env = { PRIMARY: secretText, EMPTY: "" };
const plain = {
	target: "https://staging.example",
	hmac: { keys: { primary: { id: "k1", secret: { env: "PRIMARY" } } } },
	routes: { read: { method: "GET", path: "/v1/items/{id}" } },
};

function load(config: unknown, target?: string) {
	const file = join(folder, "countersign.json");
	writeFileSync(file, typeof config === "string" ? config : JSON.stringify(config));
	return configuredTarget({ file, env, ...(target === undefined ? {} : { target }) }).target;
}

function problems(config: unknown): ConfigError["problems"] {
	try {
		load(config);
	} catch (error) {
		if (error instanceof ConfigError) {
			expect(error.message).toContain("countersign.json");
			expect(error.message).not.toContain(secretText);
			return error.problems;
		}
		throw error;
	}
	throw new Error("the config was taken");
}

describe("the scheme", () => {
	const scheme = {
		name: "acme",
		headers: {
			keyId: { name: "x-acme-key", pattern: "[a-z]+" },
			timestamp: { name: "x-acme-time", pattern: "[0-9]+" },
			nonce: { name: "x-acme-nonce", pattern: ".+" },
			contentHash: { name: "x-acme-hash", pattern: "[0-9a-f]{64}" },
			signature: { name: "x-acme-seal", pattern: ".+" },
		},
		lines: [{ component: "method" }, { component: "path" }, { component: "contentType", prefix: "ct:" }],
		separator: "\n",
		target: { rule: "verbatim", maxBytes: 8192 },
		body: { hash: "SHA-256", unsignedPayload: null },
		signature: { algorithm: "HMAC-SHA-256", encoding: "base64", prefix: "" },
		secret: { encoding: "utf8", minLength: 0 },
		timestamp: { unit: "milliseconds", windowSeconds: 60 },
	};

	it("may do without what requests do not have, and sign the body itself", async () => {
		const { timestamp: _, ...timeless } = scheme;
		const bare = {
			...timeless,
			headers: { signature: { name: "x-hub-signature-256", pattern: ".+" } },
			lines: [{ literal: "v0" }, { component: "body" }],
			separator: ":",
			secret: { encoding: "base64", minLength: 0, prefix: "whsec_" },
		};
		writeFileSync(join(folder, "bare.json"), JSON.stringify(bare));
		writeFileSync(join(folder, "secret"), `whsec_${Buffer.from("key").toString("base64")}`);
		const body = { contentType: "application/json", text: '{"é":1}' };
		const target = load({
			...plain,
			scheme: "./bare.json",
			hmac: { keys: { primary: { id: "k", secret: { file: "secret" } } } },
			routes: { read: { method: "POST", path: "/hook", body } },
		});
		const moment = { now: () => 1_800_000_000, random: Math.random, runId: "r" };
		const { request } = await target.build({ credential: "hmac" }, moment);
		const code = createHmac("sha256", "key").update(`v0:${body.text}`).digest("base64");
		expect(request.headers.filter(([name]) => name !== "X-Countersign-Run")).toEqual([
			["Content-Type", "application/json"],
			["x-hub-signature-256", code],
		]);
		for (const probe of [
			{ after: [{ remove: "X-Nonce" }] },
			{ headers: [["x-key-id", "k"]] },
			{ sign: { timestampOffset: -1 } },
			{ sign: { lines: { method: "GET" } } },
			{ after: [{ flipCharacter: { header: "X-Timestamp", at: 0 } }] },
		] as const) {
			await expect(target.build({ credential: "hmac", ...probe }, moment)).rejects.toThrow(NothingToChange);
		}
		expect(target.unsigned?.({ credential: "hmac", after: [{ method: "PUT" }] })).toBe("method");
	});

	it("has a time in the header fields and in its rules, or in neither", () => {
		writeFileSync(join(folder, "half.json"), JSON.stringify({ ...scheme, timestamp: undefined }));
		expect(() => load({ ...plain, scheme: "./half.json" })).toThrow(/timestamp: goes with headers/);
	});

	it("may have another window, on whose edges nothing is asked that is meant for the usual one", async () => {
		writeFileSync(join(folder, "acme.json"), JSON.stringify(scheme));
		const target = load({ ...plain, scheme: "./acme.json" });
		const moment = { now: () => 1_800_000_000, random: Math.random, runId: "r" };
		const at = (timestampOffset: number) => target.build({ credential: "hmac", sign: { timestampOffset } }, moment);
		for (const inside of [-298, 120, 60]) await expect(at(inside)).rejects.toThrow(NothingToChange);
		for (const clear of [-3600, 30, 0]) await expect(at(clear)).resolves.toBeDefined();
	});

	it("may be a file, relative to the config", () => {
		writeFileSync(join(folder, "acme.json"), JSON.stringify(scheme));
		const target = load({ ...plain, scheme: "acme.json" });
		expect(target.scheme).toBe("acme");
		expect(target.sensitiveHeaders).toEqual(["x-acme-seal"]);
		expect(target.capabilities.has("countersign-v1")).toBe(false);
	});

	it("is refused with the file and field that are wrong", () => {
		const headers = { ...scheme.headers, nonce: { name: "X-Acme-Nonce", pattern: "(" } };
		writeFileSync(join(folder, "bad.json"), JSON.stringify({ ...scheme, headers }));
		try {
			load({ ...plain, scheme: "./bad.json" });
			expect.unreachable();
		} catch (error) {
			expect(error).toBeInstanceOf(ConfigError);
			expect(error instanceof ConfigError ? error.problems.map(({ path }) => path) : []).toEqual([
				"headers.nonce.name",
				"headers.nonce.pattern",
			]);
		}
	});

	it("must exist", () => {
		expect(problems({ ...plain, scheme: "countersign-v2" })).toMatchObject([{ path: "scheme" }]);
		expect(() => load({ ...plain, scheme: "none.json" })).toThrow(ConfigError);
	});
});
