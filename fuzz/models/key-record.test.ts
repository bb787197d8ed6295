import { describe, expect, it } from "vitest";
import { readRecord, secretsAt } from "./key-record.ts";

const id = "live_org_a";
const good = "a secret of more than 32 characters";
const other = "another secret of more than 32 characters";
const usual = { keyId: id, status: "active", secrets: [{ secret: good }], scopes: ["sites:read"] };
const read = (members: Readonly<Record<string, unknown>> = {}) =>
	readRecord(JSON.stringify({ ...usual, ...members }), id);

function secretsOf(members: Readonly<Record<string, unknown>>, now = 1000): readonly string[] {
	const record = read(members);
	if (record === undefined) throw new Error("the record is malformed");
	return secretsAt(record, now);
}

describe("the model of key records", () => {
	it("reads whom a key proves, the key id where no client is named", () => {
		expect(read({ userId: "u", quotas: { day: 3 } })).toMatchObject({
			identity: { clientId: id, userId: "u", orgId: undefined, scopes: ["sites:read"] },
			quotas: { day: 3 },
			isRevoked: false,
		});
	});

	it.each([
		["no JSON", "{bad"],
		["no object", "[]"],
		["null", "null"],
		["another key's", JSON.stringify({ ...usual, keyId: "live_org_b" })],
	])("knows no key by a record that is %s", (_, text) => {
		expect(readRecord(text, id)).toBeUndefined();
	});

	it("knows no key without a record", () => {
		expect(readRecord(undefined, id)).toBeUndefined();
	});

	it.each<Record<string, unknown>>([
		{ status: "Active" },
		{ secrets: [] },
		{ secrets: [good] },
		{ secrets: [{ secret: 42 }] },
		{ expiresAt: "tomorrow" },
		{ scopes: "sites:read" },
		{ scopes: ["a b"] },
		{ clientId: "a\r\nX-User-Id: admin" },
		{ orgId: "" },
		{ userId: " a" },
		{ quotas: { minute: 1.5 } },
		{ quotas: null },
	])("knows no key by a record with %j", (members) => {
		expect(read(members)).toBeUndefined();
	});

	it("verifies with the first two secrets that have not expired, and with those of them that are long enough", () => {
		const [lapsed, short] = [{ secret: good, expiresAt: 1000 }, { secret: "short" }];
		expect(secretsOf({ secrets: [{ secret: good }, { secret: other }, { secret: `${other}!` }] })).toEqual([
			good,
			other,
		]);
		expect(secretsOf({ secrets: [lapsed, short, { secret: other }, { secret: good }] })).toEqual([other]);
		expect(secretsOf({ secrets: [short, { secret: "" }, { secret: good }] })).toEqual([]);
	});

	it("counts characters and not the units in which a language holds them", () => {
		const of = (count: number) => `${"a".repeat(count - 1)}\u{1f511}`;
		expect(secretsOf({ secrets: [{ secret: of(31) }] })).toEqual([]);
		expect(secretsOf({ secrets: [{ secret: of(32) }] })).toEqual([of(32)]);
	});

	it("lets a key expire in the second that it names, and not before", () => {
		expect(secretsOf({ expiresAt: 1001 }, 1000.9)).toEqual([good]);
		expect(secretsOf({ expiresAt: 1001 }, 1001)).toEqual([]);
		expect(secretsOf({ expiresAt: 0 })).toEqual([]);
		expect(secretsOf({ status: "revoked" })).toEqual([]);
	});
});
