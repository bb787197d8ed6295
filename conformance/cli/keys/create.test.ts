import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseKeyRecord } from "../../../gateway/src/keys.ts";
import { fakeIo } from "../fake-io.ts";
import { UsageError } from "../usage-error.ts";
import { type CreateOptions, createKey } from "./create.ts";
import { fakeKeyring } from "./fake-keyring.ts";
import { drawnText, fakeNow, fakeParts } from "./fake-parts.ts";
import { fingerprintOf } from "./key-secret.ts";

const secret = drawnText(1);
const usual: CreateOptions = { service: "gw", environment: "live", scope: ["a:read"] };

let cwd = "";
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), "create-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function run(keyId: string | undefined, options: Partial<CreateOptions> = {}, keyring = fakeKeyring()) {
	const io = fakeIo({ cwd });
	const parts = fakeParts(keyring);
	return { io, parts, keyring, ended: createKey(keyId, { ...usual, ...options }, io, parts) };
}

describe("keys create", () => {
	it("puts a record in force that the gateway takes, and shows its secret once", async () => {
		const told = {
			clientId: "c",
			orgId: "o",
			userId: "u",
			quotaMinute: 5,
			expires: fakeNow + 1,
			scope: ["a", "b", "a"],
		};
		const { io, keyring, parts, ended } = run("key_one", told);
		expect(await ended).toBe(0);
		expect(parseKeyRecord(keyring.texts.get("key_one") ?? "", "key_one")).toEqual({
			keyId: "key_one",
			status: "active",
			secrets: [{ secret }],
			expiresAt: fakeNow + 1,
			clientId: "c",
			orgId: "o",
			userId: "u",
			scopes: ["a", "b"],
			version: 1,
			quotas: { minute: 5 },
		});
		expect(io.out().split(secret)).toHaveLength(2);
		expect(io.out()).toContain(fingerprintOf(secret));
		expect(io.err()).not.toContain(secret);
		expect(parts.openCount()).toBe(0);
	});

	it.each(["live", "test"] as const)("draws an id where none is given: %s", async (environment) => {
		const { io, keyring, ended } = run(undefined, { environment, json: true });
		expect(await ended).toBe(0);
		const keyId = `${environment}_${drawnText(2, 16)}`;
		expect([...keyring.texts.keys()]).toEqual([keyId]);
		expect(JSON.parse(io.out())).toEqual({
			secret,
			fingerprint: fingerprintOf(secret),
			key: {
				keyId,
				status: "active",
				scopes: ["a:read"],
				version: 1,
				secrets: [{ fingerprint: fingerprintOf(secret) }],
			},
		});
	});

	it.each([true, false])(
		"writes the secret to a file in place of standard output, as JSON or not: %s",
		async (json) => {
			const { io, ended } = run("key_one", { secretFile: "s", json });
			expect(await ended).toBe(0);
			expect(readFileSync(join(cwd, "s"), "utf8")).toBe(`${secret}\n`);
			expect(statSync(join(cwd, "s")).mode & 0o777).toBe(0o600);
			expect(io.out() + io.err()).not.toContain(secret);
			expect(io.out()).toContain(fingerprintOf(secret));
		},
	);

	it("changes nothing where there is such a key, or a malformed record of it", async () => {
		for (const there of [{ keyId: "key_one", status: "revoked" }, { keyId: "key_one" }]) {
			const { keyring, ended } = run("key_one", { secretFile: "s" }, fakeKeyring([there]));
			await expect(ended).rejects.toThrow(UsageError);
			expect(JSON.parse(keyring.texts.get("key_one") ?? "")).toEqual(there);
			expect(readdirSync(cwd)).toEqual([]);
		}
	});

	it("makes nothing where the secret could not be written", async () => {
		writeFileSync(join(cwd, "s"), "another secret");
		const { keyring, ended } = run("key_one", { secretFile: "s" });
		await expect(ended).rejects.toThrow(UsageError);
		expect(keyring.texts.size).toBe(0);
	});

	it.each<[string, string | undefined, Partial<CreateOptions>, string]>([
		["an id that no header carries", "a b", {}, "KEY_ID"],
		["a scope with a blank", "k", { scope: ["a b"] }, "--scope"],
		["an identity that no header carries", "k", { orgId: "o\n" }, "--org-id"],
		["a date that has passed", "k", { expires: fakeNow }, "--expires"],
		["a service that is none", "k", { service: "https://gw" }, "--service"],
	])("asks nobody for %s", async (_, keyId, options, named) => {
		const { parts, ended } = run(keyId, options);
		await expect(ended).rejects.toThrow(UsageError);
		await expect(ended).rejects.toThrow(named);
		expect(parts.places).toEqual([]);
	});

	it("means the gateway that it is told", async () => {
		const { parts, ended } = run("k", { service: "gw", env: "staging", remote: true });
		await ended;
		expect(parts.places).toEqual([{ service: "gw-staging", remote: true }]);
	});
});
