import { describe, expect, it } from "vitest";
import { fakeNow } from "./fake-parts.ts";
import { fingerprintOf } from "./key-secret.ts";
import type { KeyRecord } from "./record.ts";
import { dateText, keyInLines, keyInOneLine, withoutSecrets } from "./shown-key.ts";

const secrets = [
	{ secret: "the-first-secret-0123456789abcdefghij" },
	{ secret: "the-other-secret-0123456789abcdefghij", expiresAt: fakeNow + 60 },
	{ secret: "the-older-secret-0123456789abcdefghij", expiresAt: fakeNow },
];
const record: KeyRecord = {
	keyId: "key_one",
	status: "active",
	secrets,
	scopes: ["a:read", "a:write"],
	quotas: { minute: 60, day: 1000 },
	shards: { count: 4, before: 1, from: fakeNow },
	clientId: "client",
	version: 7,
};

describe("a key that is shown", () => {
	const whole = [
		JSON.stringify(withoutSecrets(record)),
		keyInLines(withoutSecrets(record), fakeNow),
		keyInOneLine(withoutSecrets(record), fakeNow),
	];

	it("has the fingerprint of each secret, and no secret", () => {
		for (const text of whole) {
			for (const { secret } of secrets) {
				expect(text).toContain(fingerprintOf(secret));
				expect(text).not.toContain(secret.slice(0, 12));
			}
		}
	});

	it("says when what is accepted no longer, and everything else", () => {
		const [, lines = "", line = ""] = whole;
		for (const text of [lines, line]) {
			expect(text).toContain(`${fingerprintOf(secrets[1]?.secret ?? "")} until 2027-01-15T08:01:00Z`);
			expect(text).toContain(`${fingerprintOf(secrets[2]?.secret ?? "")} expired 2027-01-15T08:00:00Z`);
			for (const part of ["active", "a:read", "a:write", "60 a minute, 1000 a day", "4, 1 before", "7"]) {
				expect(text).toContain(part);
			}
		}
		expect(lines).toContain("client");
		expect(line.split("\n")).toHaveLength(2);
	});

	it("is revoked or expired where it is", () => {
		const status = (changes: Partial<KeyRecord>) =>
			/^status +(.+)$/m.exec(keyInLines(withoutSecrets({ ...record, ...changes }), fakeNow))?.[1];
		expect(status({ status: "revoked", expiresAt: 1 })).toBe("revoked");
		expect(status({ expiresAt: fakeNow })).toBe("expired 2027-01-15T08:00:00Z");
		expect(status({ expiresAt: fakeNow + 1 })).toBe("active until 2027-01-15T08:00:01Z");
	});

	it("has any number for a date", () => {
		expect(dateText(0.5)).toBe("1970-01-01T00:00:00Z");
		expect(dateText(1e300)).toBe("second 1e+300");
	});
});
