import { describe, expect, it } from "vitest";
import { activeSecrets, type KeyRecord, lookUpKey, parseKeyRecord } from "./keys.ts";

const record = {
	keyId: "key_one",
	status: "active",
	secrets: [{ secret: "the-secret-of-key-one-0123456789abcdef" }],
	scopes: ["a:read"],
};

describe("a key record", () => {
	it("is parsed, with or without what is optional", () => {
		const full = {
			...record,
			clientId: "client",
			orgId: "org",
			userId: "user",
			expiresAt: 1,
			quotas: { minute: 1, day: 0 },
		};
		expect(parseKeyRecord(JSON.stringify(record), "key_one")).toEqual(record);
		expect(parseKeyRecord(JSON.stringify(full), "key_one")).toEqual(full);
	});

	it("is parsed when the key is revoked, so that it is known to be", () => {
		const revoked = { ...record, status: "revoked" };
		expect(parseKeyRecord(JSON.stringify(revoked), "key_one")).toEqual(revoked);
	});

	it.each<[string, unknown]>([
		["another key's", { ...record, keyId: "key_two" }],
		["of a key in another case", { ...record, keyId: "KEY_ONE" }],
		["without an id", { ...record, keyId: undefined }],
		["without a secret", { ...record, secrets: undefined }],
		["with no secrets", { ...record, secrets: [] }],
		["with a secret that is no text", { ...record, secrets: [{ secret: 1 }] }],
		["with a bare secret", { ...record, secrets: ["the-secret-of-key-one-0123456789abcdef"] }],
		["without a status", { ...record, status: undefined }],
		["with an unknown status", { ...record, status: "enabled" }],
		["without scopes", { ...record, scopes: undefined }],
		["with scopes that are a text", { ...record, scopes: "a:read" }],
		["with a scope that no header carries", { ...record, scopes: ["a b"] }],
		["with a client that no header carries", { ...record, clientId: "a\r\nb" }],
		["with an organisation that no header carries", { ...record, orgId: "" }],
		["with an expiry that is no number", { ...record, expiresAt: "1" }],
		["with a quota that is none", { ...record, quotas: { minute: -1 } }],
		["with an unknown quota", { ...record, quotas: { week: 1 } }],
		["with an unknown member", { ...record, scope: "a" }],
		["an array", [record]],
		["null", null],
	])("is as good as none when it is %s", (_, value) => {
		expect(parseKeyRecord(JSON.stringify(value), "key_one")).toBeUndefined();
	});

	it.each(["", "{bad", "undefined", '{"keyId":"key_one"'])("is as good as none when it is no JSON: %j", (text) => {
		expect(parseKeyRecord(text, "key_one")).toBeUndefined();
	});
});

describe("the look-up of a key", () => {
	it("asks for the exact id in a name space of keys", async () => {
		const asked: string[] = [];
		const store = {
			get: async (name: string) => {
				asked.push(name);
				return null;
			},
		};
		for (const id of ["key_one", "KEY_ONE", "constructor", "__proto__"]) {
			expect(await lookUpKey(id, store, 1)).toEqual({ ok: true, value: undefined });
		}
		expect(asked).toEqual(["key:key_one", "key:KEY_ONE", "key:constructor", "key:__proto__"]);
	});

	it("is never remembered, so that a removed secret is gone with the next request", async () => {
		let stored: string | null = JSON.stringify(record);
		const store = { get: async () => stored };
		expect(await lookUpKey("key_one", store, 1)).toEqual({ ok: true, value: record });
		stored = null;
		expect(await lookUpKey("key_one", store, 1)).toEqual({ ok: true, value: undefined });
	});
});

describe("the secrets that may verify", () => {
	const of = (secrets: KeyRecord["secrets"], expiresAt?: number): KeyRecord => ({
		keyId: "key_one",
		status: "active",
		scopes: [],
		secrets,
		...(expiresAt === undefined ? {} : { expiresAt }),
	});

	it("are the first two of those that have not expired", () => {
		expect(activeSecrets(of([{ secret: "a" }, { secret: "b" }, { secret: "c" }]), 100)).toEqual(["a", "b"]);
		expect(activeSecrets(of([{ secret: "a", expiresAt: 100 }, { secret: "b" }, { secret: "c" }]), 100)).toEqual([
			"b",
			"c",
		]);
		expect(activeSecrets(of([{ secret: "a", expiresAt: 101 }, { secret: "b" }]), 100)).toEqual(["a", "b"]);
	});

	it("are none of a key that has expired, from that second on", () => {
		expect(activeSecrets(of([{ secret: "a" }], 101), 100)).toEqual(["a"]);
		expect(activeSecrets(of([{ secret: "a" }], 100.9), 100)).toEqual([]);
		expect(activeSecrets(of([{ secret: "a" }], 100), 100)).toEqual([]);
		expect(activeSecrets(of([{ secret: "a" }], 0), 100)).toEqual([]);
	});

	it("are none of a key that its record says is revoked", () => {
		expect(activeSecrets({ ...of([{ secret: "a" }, { secret: "b" }]), status: "revoked" }, 100)).toEqual([]);
	});
});
