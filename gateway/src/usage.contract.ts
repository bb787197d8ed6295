import { expect } from "vitest";
import type { Quotas } from "./admission-protocol.ts";
import { decide, now, request, type StoreSubject } from "./bench/store.ts";
import type { ContractCase } from "./contract.ts";
import type { AdmissionStore } from "./nonce-store.ts";

async function remaining(store: AdmissionStore, nonce: string, quotas: Quotas, at = now): Promise<unknown> {
	const answer = await store.admit(request(nonce, { quotas }), at);
	return "quotas" in answer
		? answer.quotas.map((quota) => [quota.window, quota.remaining, quota.reset])
		: answer.decision;
}

/** Revocation and quotas, decided in the same step. */
export const usageCases: readonly ContractCase<StoreSubject>[] = [
	{
		requirement: "HMAC-KEY-04",
		behaviour:
			"refuses everything of a revoked key from the next request on, until that is taken back, and spends nothing",
		run: async ({ open }) => {
			const store = open();
			expect(await decide(store, "nonce-a")).toBe("admitted");
			store.setRevoked(true);
			expect(await decide(store, "nonce-b")).toBe("revoked");
			expect(await decide(open(), "nonce-b")).toBe("revoked");
			store.prune(now + 3600);
			expect(await decide(store, "nonce-b")).toBe("revoked");
			store.setRevoked(false);
			expect(await decide(store, "nonce-b", now, { acceptableUntil: now + 7200 })).toBe("admitted");
		},
	},
	{
		requirement: "HMAC-KEY-07",
		behaviour:
			"gives whoever verified with an older record the one that it was told last, through a restart, and spends nothing",
		run: async ({ open }) => {
			const store = open();
			store.setRecord({ version: 3, text: "the third" });
			store.setRecord({ version: 2, text: "the second" });
			for (const each of [store, open()]) {
				expect(await each.admit(request("nonce-a", { recordVersion: 2 }), now)).toEqual({
					decision: "stale",
					record: "the third",
				});
			}
			expect(await decide(store, "nonce-a", now, { recordVersion: 3 })).toBe("admitted");
			expect(await decide(store, "nonce-b", now, { recordVersion: 4 })).toBe("admitted");
			expect(await decide(store, "nonce-a", now, { recordVersion: 3 })).toBe("replayed");
		},
	},
	{
		requirement: "ANS-07",
		behaviour: "decides in the order revoked, replayed, over quota, full",
		run: async ({ open }) => {
			const store = open();
			const spent = { quotas: { minute: 1 }, liveNonces: 1 };
			expect(await decide(store, "nonce-a", now, spent)).toBe("admitted");
			expect(await decide(store, "nonce-a", now, spent)).toBe("replayed");
			expect(await decide(store, "nonce-b", now, spent)).toBe("over_quota");
			expect(await decide(store, "nonce-b", now, { liveNonces: 1 })).toBe("full");
			store.setRevoked(true);
			expect(await decide(store, "nonce-a", now, spent)).toBe("revoked");
		},
	},
	{
		requirement: "LIM-01",
		behaviour: "counts admitted requests in fixed windows and refuses the one beyond, in each window by itself",
		run: async ({ open }) => {
			for (const [name, seconds] of [
				["minute", 60],
				["hour", 3600],
				["day", 86_400],
			] as const) {
				const store = open();
				const quotas = { quotas: { [name]: 2 }, acceptableUntil: now + 2 * 86_400 };
				const last = now + seconds - 0.001;
				expect(await decide(store, `${name}-a`, now, quotas)).toBe("admitted");
				expect(await decide(store, `${name}-b`, last, quotas)).toBe("admitted");
				expect(await decide(store, `${name}-c`, last, quotas)).toBe("over_quota");
				expect(await decide(store, `${name}-c`, now + seconds, quotas)).toBe("admitted");
			}
		},
	},
	{
		requirement: "LIM-01",
		behaviour: "keeps its count across a restart and a prune",
		run: async ({ open }) => {
			const quotas = { quotas: { minute: 1 } };
			expect(await decide(open(), "nonce-a", now, quotas)).toBe("admitted");
			open().prune(now + 30);
			expect(await decide(open(), "nonce-b", now + 30, quotas)).toBe("over_quota");
		},
	},
	{
		requirement: "LIM-01",
		behaviour: "admits nothing under a quota of none",
		run: async ({ open }) => {
			expect(await decide(open(), "nonce-a", now, { quotas: { day: 0 } })).toBe("over_quota");
		},
	},
	{
		requirement: "LIM-03",
		behaviour: "does not count a replay",
		run: async ({ open }) => {
			const store = open();
			const quotas = { quotas: { minute: 2 } };
			await decide(store, "nonce-a", now, quotas);
			for (let times = 0; times < 5; times += 1) {
				expect(await decide(store, "nonce-a", now, quotas)).toBe("replayed");
			}
			expect(await decide(store, "nonce-b", now, quotas)).toBe("admitted");
		},
	},
	{
		requirement: "LIM-04",
		behaviour: "does not spend the nonce of a request that it refuses for quota",
		run: async ({ open }) => {
			const store = open();
			const quotas = { quotas: { minute: 1 } };
			await decide(store, "nonce-a", now, quotas);
			expect(await decide(store, "nonce-b", now, quotas)).toBe("over_quota");
			expect(await decide(store, "nonce-b", now + 60, quotas)).toBe("admitted");
		},
	},
	{
		requirement: "LIM-05",
		behaviour: "says of each quota what remains and when its window ends, in whole Unix seconds",
		run: async ({ open }) => {
			const store = open();
			const quotas = { minute: 3, hour: 2, day: 9 };
			const later = now + 90.5;
			expect(await remaining(store, "nonce-a", quotas)).toEqual([
				["minute", 2, now + 60],
				["hour", 1, now + 3600],
				["day", 8, now + 86_400],
			]);
			expect(await remaining(store, "nonce-b", quotas, later)).toEqual([
				["minute", 2, now + 120],
				["hour", 0, now + 3600],
				["day", 7, now + 86_400],
			]);
			expect(await remaining(store, "nonce-c", quotas, later)).toEqual([
				["minute", 2, now + 120],
				["hour", 0, now + 3600],
				["day", 7, now + 86_400],
			]);
			expect(await remaining(store, "nonce-d", {}, later)).toEqual([]);
		},
	},
];
