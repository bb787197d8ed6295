import { describe, expect, it } from "vitest";
import { objectsOf, shardsFor, shareOf, wholeOf } from "./shards.ts";

const margin = 60;
const changed = { count: 4, before: 1, from: 10_000 };

async function objectsFor(nonce: string, acceptableUntil: number, nowSeconds: number, shards = changed) {
	const found = await shardsFor("key", { nonce, acceptableUntil }, { shards, nowSeconds });
	return found.map(({ object }) => object);
}

describe("the objects of a key that is divided", () => {
	it("are always the same for a nonce, and all of them are used (HMAC-NONCE-12)", async () => {
		const used = new Set<string>();
		for (let index = 0; index < 200; index += 1) {
			const [first, ...others] = await objectsFor(`nonce-${index}`, 20_000, 19_000);
			expect(others).toEqual([]);
			expect(await objectsFor(`nonce-${index}`, 21_000, 20_500)).toEqual([first]);
			used.add(first ?? "");
		}
		expect([...used].sort()).toEqual(["nonce-key/4/0", "nonce-key/4/1", "nonce-key/4/2", "nonce-key/4/3"]);
	});

	it("have names that no other key's objects have", async () => {
		const names = objectsOf("key", { count: 64, before: 3, from: 0 });
		expect(new Set(names).size).toBe(68);
		expect(names.filter((name) => !/^nonce-key\/(?:64|3)\/\d+$/.test(name))).toEqual(["nonce-key"]);
		expect(objectsOf("key", undefined)).toEqual(["nonce-key"]);
	});

	it("are those from before the change for what can be accepted no longer than that", async () => {
		expect(await objectsFor("nonce-a", changed.from, changed.from - 300)).toEqual(["nonce-key"]);
		expect(await objectsFor("nonce-a", changed.from, changed.from + margin + 1)).toEqual(["nonce-key"]);
	});

	it("are those from before and the new ones for as long as one that was admitted before may be live (HMAC-NONCE-01)", async () => {
		for (const now of [changed.from - 300, changed.from, changed.from + margin - 0.001]) {
			const both = await objectsFor("nonce-a", changed.from + 1, now);
			expect(both[0]).toBe("nonce-key");
			expect(both[1]).toMatch(/^nonce-key\/4\/[0-3]$/);
		}
		expect(await objectsFor("nonce-a", changed.from + 600, changed.from + margin)).toHaveLength(1);
	});

	it("are asked once each where the change changed nothing", async () => {
		expect(await objectsFor("nonce-a", 10_001, 10_000, { count: 1, before: 1, from: 10_000 })).toEqual(["nonce-key"]);
	});
});

describe("the quota of a key that is divided", () => {
	const shard = (index: number, count: number) => ({ object: "", index, count, counts: true });

	it.each([0, 1, 15, 16, 17, 1000])("is %i in all, never more (LIM-06)", (limit) => {
		const shares = Array.from(
			{ length: 16 },
			(_, index) => shareOf({ day: limit }, shard(index, 16)).day ?? Number.NaN,
		);
		expect(shares.reduce((sum, share) => sum + share, 0)).toBe(limit);
		expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
	});

	it("is counted by one of two objects that are asked", async () => {
		const both = await shardsFor(
			"key",
			{ nonce: "n", acceptableUntil: 10_001 },
			{ shards: changed, nowSeconds: 10_000 },
		);
		expect(both.map((each) => shareOf({ minute: 8 }, each).minute)).toEqual([8, undefined]);
	});

	it("is told as that of the whole key", () => {
		const quota = { window: "hour", limit: 25, remaining: 3, reset: 7200 } as const;
		const answer = { decision: "admitted", quotas: [quota] } as const;
		expect(wholeOf(answer, { hour: 100 }, shard(0, 4))).toEqual({
			decision: "admitted",
			quotas: [{ ...quota, limit: 100, remaining: 12 }],
		});
		expect(wholeOf(answer, { hour: 25 }, shard(0, 1))).toBe(answer);
		expect(wholeOf({ decision: "replayed" }, {}, shard(0, 4))).toEqual({ decision: "replayed" });
	});
});
