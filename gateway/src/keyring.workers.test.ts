import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Admission } from "./admission.ts";
import { Keyring } from "./keyring.ts";
import type { KeyRecord } from "./keys.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

let keyId: string;
let kept: Map<string, string>;
let keyring: Keyring;

beforeEach(() => {
	keyId = `live_${crypto.randomUUID()}`;
	kept = new Map();
	const KEYS = {
		get: async (name: string) => kept.get(name) ?? null,
		put: async (name: string, value: string) => void kept.set(name, value),
		list: async ({ prefix, cursor }: { prefix: string; cursor?: string | null }) => {
			const all = [...kept.keys()].filter((name) => name.startsWith(prefix)).sort();
			const from = Number(cursor ?? 0);
			const keys = all.slice(from, from + 2).map((name) => ({ name }));
			const rest = from + 2 < all.length;
			return rest ? { keys, list_complete: false, cursor: String(from + 2) } : { keys, list_complete: true };
		},
	};
	keyring = new Keyring(createExecutionContext(), { KEYS, ADMISSION: namespace });
});

function record(version: number, changes: Partial<KeyRecord> = {}): string {
	const secrets = [{ secret: `secret-${version}-0123456789abcdefghijklmnop` }];
	return JSON.stringify({ keyId, status: "active", secrets, scopes: [], version, ...changes });
}

async function admit(object: string, nonce: string, recordVersion: number) {
	const acceptableUntil = Math.floor(Date.now() / 1000) + 300;
	const request = { nonce, acceptableUntil, quotas: {}, liveNonces: 10, recordVersion };
	return (await namespace.getByName(object).admit([request]))[0];
}

describe("the keyring", () => {
	it("puts a record in force at the key's object and in the store", async () => {
		expect(await keyring.show(keyId)).toBeNull();
		expect(await keyring.put(keyId, record(1))).toBe("done");
		expect(kept.get(`key:${keyId}`)).toBe(record(1));
		expect(await keyring.show(keyId)).toBe(record(1));
		expect(await admit(`nonce-${keyId}`, "nonce-a", 0)).toEqual({ decision: "stale", record: record(1) });
		expect(await admit(`nonce-${keyId}`, "nonce-a", 1)).toMatchObject({ decision: "admitted" });
	});

	it("shows what is in force where the store is behind", async () => {
		await keyring.put(keyId, record(1));
		const behind = kept.get(`key:${keyId}`) ?? "";
		await keyring.put(keyId, record(2));
		kept.set(`key:${keyId}`, behind);
		expect(await keyring.show(keyId)).toBe(record(2));
	});

	it("shows what the store has where the object is behind, or has nothing", async () => {
		await keyring.put(keyId, record(1));
		kept.set(`key:${keyId}`, record(2));
		expect(await keyring.show(keyId)).toBe(record(2));
		kept.delete(`key:${keyId}`);
		expect(await keyring.show(keyId)).toBe(record(1));
	});

	it("revokes nothing for whoever comes too late", async () => {
		await keyring.put(keyId, record(1));
		await keyring.put(keyId, record(2));
		expect(await keyring.put(keyId, record(2, { status: "revoked" }))).toBe("conflict");
		expect(await admit(`nonce-${keyId}`, "nonce-a", 2)).toMatchObject({ decision: "admitted" });
	});

	it("changes nothing for whoever read the key before somebody else changed it", async () => {
		await keyring.put(keyId, record(1));
		const outcomes = await Promise.all([
			keyring.put(keyId, record(2, { scopes: ["one"] })),
			keyring.put(keyId, record(2, { scopes: ["other"] })),
		]);
		expect([...outcomes].sort()).toEqual(["conflict", "done"]);
		const winner = outcomes[0] === "done" ? "one" : "other";
		expect(kept.get(`key:${keyId}`)).toContain(winner);
		expect(await keyring.show(keyId)).toContain(winner);
	});

	it.each(["", "{}", '{"keyId":"another"}'])("takes %j for no record", async (text) => {
		expect(await keyring.put(keyId, text)).toBe("malformed");
		expect(kept.size).toBe(0);
	});

	it("takes no record without a version, since nobody would be told of it", async () => {
		expect(await keyring.put(keyId, record(0, { version: undefined }))).toBe("malformed");
	});

	it("has a key that it revokes refused at once by every object that the key has or had (HMAC-KEY-04)", async () => {
		const shards = { count: 3, before: 2, from: 0 };
		await keyring.put(keyId, record(1, { shards }));
		await keyring.put(keyId, record(2, { shards, status: "revoked" }));
		const objects = ["", "/2/0", "/2/1", "/3/0", "/3/1", "/3/2"].map((rest) => `nonce-${keyId}${rest}`);
		for (const object of objects) {
			expect(await admit(object, "nonce-a", 2)).toEqual({ decision: "revoked" });
		}
		await keyring.put(keyId, record(3, { shards }));
		for (const object of objects) {
			expect(await admit(object, "nonce-a", 3)).toMatchObject({ decision: "admitted" });
		}
	});

	it("lists key ids in parts, and nothing else that is in the store", async () => {
		for (const name of ["key:a", "key:b", "key:c", "other:d"]) {
			kept.set(name, "");
		}
		expect(JSON.parse(await keyring.list(null))).toEqual({ keyIds: ["a", "b"], cursor: "2" });
		expect(JSON.parse(await keyring.list("2"))).toEqual({ keyIds: ["c"], cursor: null });
	});
});
