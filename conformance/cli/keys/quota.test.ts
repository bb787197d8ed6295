import { describe, expect, it } from "vitest";
import { fakeIo } from "../fake-io.ts";
import { UsageError } from "../usage-error.ts";
import { fakeKeyring } from "./fake-keyring.ts";
import { fakeParts } from "./fake-parts.ts";
import { changeQuota, type QuotaChanges, withQuotas } from "./quota.ts";
import type { KeyRecord } from "./record.ts";

const record: KeyRecord = {
	keyId: "key_one",
	status: "active",
	secrets: [{ secret: "the-secret-of-key-one-0123456789abcdef" }],
	scopes: [],
	quotas: { minute: 60, hour: 600 },
	version: 4,
};

describe("keys quota", () => {
	it.each<[QuotaChanges, KeyRecord["quotas"]]>([
		[{ minute: 5 }, { minute: 5, hour: 600 }],
		[{ minute: "none" }, { hour: 600 }],
		[
			{ hour: 0, day: 7 },
			{ minute: 60, hour: 0, day: 7 },
		],
		[{ minute: "none", hour: "none", day: "none" }, undefined],
	])("changes just what it is told: %j", async (changes, quotas) => {
		const keyring = fakeKeyring([record]);
		const io = fakeIo();
		expect(await changeQuota("key_one", { service: "gw", ...changes }, io, fakeParts(keyring))).toBe(0);
		const { quotas: _, ...rest } = record;
		const inForce: unknown = JSON.parse(keyring.texts.get("key_one") ?? "");
		expect(inForce).toEqual({ ...rest, version: 5, ...(quotas === undefined ? {} : { quotas }) });
		expect(io.out()).not.toContain("the-secret");
	});

	it("needs something to change", async () => {
		const parts = fakeParts(fakeKeyring([record]));
		await expect(changeQuota("key_one", { service: "gw" }, fakeIo(), parts)).rejects.toThrow(UsageError);
		expect(parts.places).toEqual([]);
	});

	it("is to be run again where its outcome is unknown", async () => {
		const lost = async () => {
			throw new Error("Network connection lost.");
		};
		const io = fakeIo();
		const parts = fakeParts({ ...fakeKeyring([record]), put: lost });
		expect(await changeQuota("key_one", { service: "gw", day: 1 }, io, parts)).toBe(3);
		expect(io.err()).toContain("run this again");
	});

	it("leaves no admission object of a divided key without its share", () => {
		const inShards = { ...record, shards: { count: 4, before: 8, from: 0 } };
		expect(() => withQuotas(inShards, { day: 7 })).toThrow("--day");
		expect(withQuotas(inShards, { day: 8 }).quotas).toMatchObject({ day: 8 });
		expect(withQuotas(inShards, { day: 0 }).quotas).toMatchObject({ day: 0 });
	});
});
