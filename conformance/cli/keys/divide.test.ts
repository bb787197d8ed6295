import { describe, expect, it } from "vitest";
import { parseKeyRecord } from "../../../gateway/src/keys.ts";
import { shardsFor } from "../../../gateway/src/shards.ts";
import { fakeIo } from "../fake-io.ts";
import { UsageError } from "../usage-error.ts";
import { divided, divideKey } from "./divide.ts";
import { fakeKeyring } from "./fake-keyring.ts";
import { fakeNow, fakeParts } from "./fake-parts.ts";
import type { KeyRecord } from "./record.ts";

const record: KeyRecord = { keyId: "key_one", status: "active", secrets: [{ secret: "s" }], scopes: [], version: 4 };

describe("keys divide", () => {
	it("announces the division, and says what becomes of quotas", async () => {
		const keyring = fakeKeyring([record]);
		const io = fakeIo();
		expect(await divideKey("key_one", { service: "gw", shards: 8 }, io, fakeParts(keyring))).toBe(0);
		const inForce = parseKeyRecord(keyring.texts.get("key_one") ?? "", "key_one");
		expect(inForce).toMatchObject({ version: 5, shards: { count: 8, before: 1, from: fakeNow + 900 } });
		expect(io.out()).toContain("2027-01-15T08:15:00Z");
		expect(io.err()).toContain("never more is admitted");
		expect(io.err()).toContain("twice the quota");
	});

	it("leaves every request where it was whose timestamp is accepted now", async () => {
		const { shards } = divided({ ...record, shards: { count: 2, before: 1, from: 0 } }, 8, fakeNow);
		if (shards === undefined) throw new Error("it was not divided");
		// A timestamp may be 300 s ahead of the clock (HMAC-TIME), and is accepted for 300 s more.
		const objects = await shardsFor(
			"key_one",
			{ nonce: "n", acceptableUntil: fakeNow + 600 },
			{ shards, nowSeconds: fakeNow },
		);
		expect(objects.map(({ count }) => count)).toEqual([2]);
	});

	it("begins no division before the last one is over", () => {
		const divide = (from: number) => divided({ ...record, shards: { count: 8, before: 1, from } }, 4, fakeNow);
		expect(() => divide(fakeNow - 59)).toThrow(UsageError);
		expect(divide(fakeNow - 60).shards).toEqual({ count: 4, before: 8, from: fakeNow + 900 });
	});

	it("gives every object a share of each quota", () => {
		const divide = (count: number) => divided({ ...record, quotas: { minute: 4, day: 100 } }, count, fakeNow);
		expect(divide(4).shards).toMatchObject({ count: 4 });
		expect(() => divide(5)).toThrow("smallest quota is 4");
	});

	it("announces again what it has announced, since the first time may have been cut off", () => {
		const shards = { count: 8, before: 1, from: fakeNow + 700 };
		expect(divided({ ...record, shards }, 8, fakeNow)).toEqual({ ...record, shards, version: 5 });
		expect(divided(record, 1, fakeNow)).toEqual({ ...record, version: 5 });
	});

	it("divides no revoked key", async () => {
		const revoked = fakeKeyring([{ ...record, status: "revoked" } as KeyRecord]);
		const ended = divideKey("key_one", { service: "gw", shards: 2 }, fakeIo(), fakeParts(revoked));
		await expect(ended).rejects.toThrow("stays so");
	});
});
