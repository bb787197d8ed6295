import { expect } from "vitest";
import type { AdmissionRequest, Quotas } from "./admission-protocol.ts";
import type { ContractCase } from "./contract.ts";
import type { AdmissionStore } from "./nonce-store.ts";

/** What decides for one key. Each call of `open` opens it over the same, at first empty, database: a restart. */
export interface StoreSubject {
	readonly open: () => AdmissionStore;
}

/** A whole UTC day, so that windows begin here. */
const now = 1_767_225_600;
const window = 300;

function request(nonce: string, changes: Partial<AdmissionRequest> = {}): AdmissionRequest {
	return { nonce, acceptableUntil: now + window, quotas: {}, liveNonces: 1000, ...changes };
}

/** The decision on a nonce, by a store that may take its time. */
async function decide(
	store: AdmissionStore,
	nonce: string,
	at = now,
	changes: Partial<AdmissionRequest> = {},
): Promise<string> {
	return (await store.admit(request(nonce, changes), at)).decision;
}

async function remaining(store: AdmissionStore, nonce: string, quotas: Quotas, at = now): Promise<unknown> {
	const answer = await store.admit(request(nonce, { quotas }), at);
	return "quotas" in answer
		? answer.quotas.map((quota) => [quota.window, quota.remaining, quota.reset])
		: answer.decision;
}

/** Nonces: once each, for as long as they could be used again, and through everything that may happen to the object. */
export const nonceCases: readonly ContractCase<StoreSubject>[] = [
	{
		requirement: "HMAC-NONCE-01",
		behaviour: "admits a nonce once, whatever else differs",
		run: async ({ open }) => {
			const store = open();
			expect(await decide(store, "nonce-a")).toBe("admitted");
			expect(await decide(store, "nonce-a")).toBe("replayed");
			expect(await decide(store, "nonce-a", now + 1, { acceptableUntil: now + window + 1, liveNonces: 5 })).toBe(
				"replayed",
			);
			expect(await decide(store, "nonce-b")).toBe("admitted");
		},
	},
	{
		requirement: "HMAC-NONCE-04",
		behaviour: "tells nonces apart by every character and by case",
		run: async ({ open }) => {
			const store = open();
			const nonces = [
				"nonce-0123456789",
				"nonce-012345678A",
				"nonce-012345678a",
				"Nonce-0123456789",
				"nonce-01234567890",
				"nonce_0123456789",
			];
			for (const nonce of nonces) {
				expect(await decide(store, nonce)).toBe("admitted");
			}
			for (const nonce of nonces) {
				expect(await decide(store, nonce)).toBe("replayed");
			}
		},
	},
	{
		requirement: "HMAC-NONCE-08",
		behaviour: "remembers the nonce of a timestamp that lies ahead until that can no longer be accepted",
		run: async ({ open }) => {
			const ahead = { acceptableUntil: now + 2 * window };
			const store = open();
			expect(await decide(store, "nonce-a", now, ahead)).toBe("admitted");
			for (const at of [now + window + 1, now + 2 * window - 1, now + 2 * window]) {
				store.prune(at);
				expect(await decide(store, "nonce-a", at, ahead)).toBe("replayed");
			}
		},
	},
	{
		requirement: "HMAC-NONCE-08",
		behaviour:
			"remembers a nonce at the very second in which its timestamp lapses, also under a clock that is a minute ahead",
		run: async ({ open }) => {
			const store = open();
			expect(await decide(store, "nonce-a")).toBe("admitted");
			store.prune(now + window + 59);
			expect(await decide(store, "nonce-a", now + window + 59)).toBe("replayed");
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "remembers nonces across a restart",
		run: async ({ open }) => {
			expect(await decide(open(), "nonce-a")).toBe("admitted");
			expect(await decide(open(), "nonce-a")).toBe("replayed");
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "forgets nothing that is live when it clears what has lapsed",
		run: async ({ open }) => {
			const store = open();
			await decide(store, "nonce-old", now, { acceptableUntil: now - 100 });
			await decide(store, "nonce-live", now);
			store.prune(now);
			expect(await decide(store, "nonce-live")).toBe("replayed");
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "refuses what it has forgotten when the clock is set back, also after a restart",
		run: async ({ open }) => {
			const store = open();
			expect(await decide(store, "nonce-a")).toBe("admitted");
			store.prune(now + 3600);
			expect(await decide(store, "nonce-a", now)).toBe("replayed");
			expect(await decide(open(), "nonce-a", now)).toBe("replayed");
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "does not lower its mark when it prunes under a clock that was set back",
		run: async ({ open }) => {
			const store = open();
			expect(await decide(store, "nonce-a")).toBe("admitted");
			store.prune(now + 3600);
			store.prune(now);
			expect(await decide(store, "nonce-a", now)).toBe("replayed");
			expect(await decide(store, "nonce-b", now + 3600, { acceptableUntil: now + 3600 + window })).toBe("admitted");
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "admits a fresh nonce at the edge of the window when its own clock is a minute ahead",
		run: async ({ open }) => {
			const store = open();
			await decide(store, "nonce-a", now, { acceptableUntil: now - window });
			store.prune(now + 59);
			expect(await decide(store, "nonce-b", now + 59, { acceptableUntil: now })).toBe("admitted");
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "says when to come again for as long as there is something to forget, and forgets it then",
		run: async ({ open }) => {
			const store = open();
			expect(store.prune(now)).toBeUndefined();
			await decide(store, "nonce-a");
			const next = store.nextPruneAt();
			expect(next).toBeGreaterThan(now + window);
			expect(store.prune(now + 1)).toBe(next);
			expect(store.prune(next ?? 0)).toBeUndefined();
			expect(store.nextPruneAt()).toBeUndefined();
		},
	},
	{
		requirement: "HMAC-NONCE-10",
		behaviour: "refuses new nonces when it is full and goes on refusing the live ones as replays",
		run: async ({ open }) => {
			const full = { liveNonces: 2 };
			const store = open();
			expect(await decide(store, "nonce-a", now, full)).toBe("admitted");
			expect(await decide(store, "nonce-b", now, full)).toBe("admitted");
			expect(await decide(store, "nonce-c", now, full)).toBe("full");
			expect(await decide(open(), "nonce-c", now, full)).toBe("full");
			expect(await decide(store, "nonce-a", now, full)).toBe("replayed");
			expect(await decide(store, "nonce-b", now, full)).toBe("replayed");
		},
	},
	{
		requirement: "HMAC-NONCE-10",
		behaviour: "takes new nonces again when those that lapsed are cleared, one that it refused among them",
		run: async ({ open }) => {
			const full = { liveNonces: 1 };
			const store = open();
			await decide(store, "nonce-a", now, full);
			expect(await decide(store, "nonce-b", now, full)).toBe("full");
			store.prune(now + window + 3600);
			const later = { ...full, acceptableUntil: now + 2 * window + 3600 };
			expect(await decide(store, "nonce-b", now + window + 3600, later)).toBe("admitted");
			expect(await decide(store, "nonce-c", now + window + 3600, later)).toBe("full");
		},
	},
];

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
