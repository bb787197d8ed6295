import { describe, expect, it } from "vitest";
import { activeSecrets, parseKeyRecord } from "../../../gateway/src/keys.ts";
import { Secret } from "../../config/secret.ts";
import { fakeIo } from "../fake-io.ts";
import { UsageError } from "../usage-error.ts";
import { fakeKeyring } from "./fake-keyring.ts";
import { drawnText, fakeNow, fakeParts } from "./fake-parts.ts";
import type { KeyRecord } from "./record.ts";
import { rotated, rotateKey } from "./rotate.ts";

const first = "the-first-secret-0123456789abcdefghij";
const second = "the-second-secret-0123456789abcdefghi";
const record: KeyRecord = { keyId: "key_one", status: "active", secrets: [{ secret: first }], scopes: [], version: 4 };
const hour = 3_600_000;

async function rotate(keyring = fakeKeyring([record]), overlap = hour) {
	const io = fakeIo();
	const code = await rotateKey("key_one", { service: "gw", overlap }, io, fakeParts(keyring));
	const inForce = parseKeyRecord(keyring.texts.get("key_one") ?? "", "key_one");
	if (inForce === undefined) throw new Error("the gateway takes it for no record");
	return { io, code, inForce };
}

describe("keys rotate", () => {
	it("has the gateway accept both secrets until the overlap ends, and then the new one", async () => {
		const { io, code, inForce } = await rotate();
		expect(code).toBe(0);
		expect(inForce.version).toBe(5);
		expect(activeSecrets(inForce, fakeNow + 3599)).toEqual([drawnText(1), first]);
		expect(activeSecrets(inForce, fakeNow + 3600)).toEqual([drawnText(1)]);
		expect(io.out().split(drawnText(1))).toHaveLength(2);
		expect(io.out() + io.err()).not.toContain(first);
		expect(io.err()).toContain("2027-01-15T09:00:00Z");
	});

	it("removes the present one at once without an overlap", async () => {
		const { io, inForce } = await rotate(undefined, 0);
		expect(activeSecrets(inForce, fakeNow)).toEqual([drawnText(1)]);
		expect(io.err()).toContain("No other secret");
	});

	it("makes no revoked key work again, and none that is not there", async () => {
		await expect(rotate(fakeKeyring([{ ...record, status: "revoked" } as KeyRecord]))).rejects.toThrow("stays so");
		await expect(rotate(fakeKeyring())).rejects.toThrow(UsageError);
	});

	it("says of a malformed record what is wrong with it, and nothing of what is in it", async () => {
		const odd = { ...record, secrets: [{ secret: first, [second]: 1 }], scopes: first };
		const refusal = await rotate(fakeKeyring([odd])).catch((error: unknown) => String(error));
		expect(refusal).toContain("scopes");
		expect(refusal).not.toContain(first);
		expect(refusal).not.toContain(second);
	});
});

describe("the secrets of a key", () => {
	const of = (secrets: KeyRecord["secrets"]) =>
		rotated({ ...record, secrets }, new Secret("new"), 1000, 100).secrets.map(({ secret, expiresAt }) => [
			secret,
			expiresAt,
		]);

	it("are two at the most: an older one goes, and so does one that has expired (HMAC-KEY-06)", () => {
		expect(of([{ secret: first }, { secret: second }])).toEqual([
			["new", undefined],
			[first, 1100],
		]);
		expect(of([{ secret: second, expiresAt: 1000 }, { secret: first }])).toEqual([
			["new", undefined],
			[first, 1100],
		]);
		expect(of([{ secret: first, expiresAt: 1000 }])).toEqual([["new", undefined]]);
	});

	it("never last longer than they would have", () => {
		expect(of([{ secret: first, expiresAt: 1001 }])).toEqual([
			["new", undefined],
			[first, 1001],
		]);
	});
});
