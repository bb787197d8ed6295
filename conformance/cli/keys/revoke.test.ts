import { describe, expect, it } from "vitest";
import { fakeIo } from "../fake-io.ts";
import { UsageError } from "../usage-error.ts";
import { fakeKeyring } from "./fake-keyring.ts";
import { fakeParts } from "./fake-parts.ts";
import type { KeyRecord } from "./record.ts";
import { revokeKey } from "./revoke.ts";

const record: KeyRecord = {
	keyId: "key_one",
	status: "active",
	secrets: [{ secret: "short" }],
	scopes: ["a"],
	shards: { count: 2, before: 1, from: 0 },
	version: 4,
};

function run(yes: boolean, answer?: boolean, there: Partial<KeyRecord> = {}) {
	const keyring = fakeKeyring([{ ...record, ...there }]);
	const io = fakeIo();
	const parts = fakeParts(keyring, answer);
	const inForce = (): unknown => JSON.parse(keyring.texts.get("key_one") ?? "");
	return { io, parts, inForce, ended: revokeKey("key_one", { service: "gw", yes }, io, parts) };
}

describe("keys revoke", () => {
	it("revokes the key as it is, whose other members stay", async () => {
		const { parts, inForce, ended } = run(true, false);
		expect(await ended).toBe(0);
		expect(inForce()).toEqual({ ...record, status: "revoked", version: 5 });
		expect(parts.asked).toEqual([]);
	});

	it("asks on a terminal, and does as it is answered", async () => {
		const agreed = run(false, true);
		expect(await agreed.ended).toBe(0);
		expect(agreed.parts.asked).toHaveLength(1);
		expect(agreed.inForce()).toMatchObject({ status: "revoked" });
		const declined = run(false, false);
		expect(await declined.ended).toBe(3);
		expect(declined.inForce()).toEqual(record);
		expect(declined.io.err()).toContain("Nothing was changed");
	});

	it("does nothing without a terminal to ask at", async () => {
		const { parts, inForce, ended } = run(false);
		await expect(ended).rejects.toThrow(UsageError);
		expect(inForce()).toEqual(record);
		expect(parts.places).toEqual([]);
	});

	it("revokes again what is revoked, since the first time may have been cut off", async () => {
		const { inForce, ended } = run(true, undefined, { status: "revoked" });
		expect(await ended).toBe(0);
		expect(inForce()).toMatchObject({ status: "revoked", version: 5 });
	});
});
