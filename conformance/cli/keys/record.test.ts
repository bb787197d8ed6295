import { describe, expect, it } from "vitest";
import { parseKeyRecord } from "../../../gateway/src/keys.ts";
import { KeyRecord, StoredRecord } from "./record.ts";

const secret = "the-secret-of-key-one-0123456789abcdef";
const record = { keyId: "key_one", status: "active", secrets: [{ secret }], scopes: ["a:read"] };

const variants: readonly (readonly [string, unknown])[] = [
	["plain", record],
	[
		"full",
		{
			...record,
			clientId: "a client",
			orgId: "o",
			userId: "u",
			expiresAt: 1.5,
			version: 3,
			quotas: { minute: 0, hour: 1, day: 2 },
			shards: { count: 64, before: 2, from: 5 },
		},
	],
	["with a division that was never another", { ...record, shards: { count: 2 } }],
	["revoked", { ...record, status: "revoked" }],
	["with a secret that expires", { ...record, secrets: [{ secret, expiresAt: 7 }] }],
	["with three secrets", { ...record, secrets: [{ secret }, { secret }, { secret }] }],
	["with a short secret", { ...record, secrets: [{ secret: "short" }] }],
	["without scopes", { ...record, scopes: [] }],
	["with every odd character of a scope", { ...record, scopes: ["!#[]~,"] }],
	["with the longest client", { ...record, clientId: "c".repeat(256) }],
	["with no secrets", { ...record, secrets: [] }],
	["with a bare secret", { ...record, secrets: [secret] }],
	["with another status", { ...record, status: "off" }],
	["with a blank in a scope", { ...record, scopes: ["a b"] }],
	["with a quotation mark in a scope", { ...record, scopes: ['a"b'] }],
	["with an empty scope", { ...record, scopes: [""] }],
	["with a client that is too long", { ...record, clientId: "c".repeat(257) }],
	["with a blank at the end of a client", { ...record, clientId: "c " }],
	["with an empty user", { ...record, userId: "" }],
	["with half a quota", { ...record, quotas: { minute: 0.5 } }],
	["with a quota of a week", { ...record, quotas: { week: 1 } }],
	["with version 0", { ...record, version: 0 }],
	["with 65 shards", { ...record, shards: { count: 65 } }],
	["with no shards", { ...record, shards: { count: 0 } }],
	["with a division before time", { ...record, shards: { count: 2, from: -1 } }],
	["with a member too many", { ...record, scope: "a" }],
	["with a text for an expiry", { ...record, expiresAt: "1" }],
	["null", null],
];

describe("the schema of a key record", () => {
	it.each(variants)("takes what the gateway takes, as the gateway takes it: %s", (_, value) => {
		const { data } = StoredRecord.safeParse(value);
		expect(data).toEqual(parseKeyRecord(JSON.stringify(value), "key_one"));
	});

	it("asks of what is put in force that its secrets can verify, too", () => {
		const shortest = "é".repeat(32);
		for (const [text, isGood] of [
			[shortest, true],
			[shortest.slice(1), false],
			["\u{1f511}".repeat(31), false],
		] as const) {
			expect(KeyRecord.safeParse({ ...record, secrets: [{ secret: text }] }).success).toBe(isGood);
		}
	});

	it.each(["", "a b", "a".repeat(65), "ä"])("knows no key called %j", (keyId) => {
		expect(KeyRecord.safeParse({ ...record, keyId }).success).toBe(false);
	});
});
