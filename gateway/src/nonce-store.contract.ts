import { expect } from "vitest";
import { decide, now, type StoreSubject, window } from "./bench/store.ts";
import type { ContractCase } from "./contract.ts";

export { usageCases } from "./usage.contract.ts";

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
		requirement: "HMAC-NONCE-11",
		behaviour:
			"admits again, and counts once, the attempt that it has admitted, whose answer may have been lost, and no other",
		run: async ({ open }) => {
			const first = { attempt: "attempt-1", quotas: { minute: 2 } };
			expect(await decide(open(), "nonce-a", now, first)).toBe("admitted");
			const store = open();
			for (let times = 0; times < 3; times += 1) {
				expect(await decide(store, "nonce-a", now, first)).toBe("admitted");
			}
			for (const attempt of ["attempt-2", "", undefined]) {
				expect(await decide(store, "nonce-a", now, { attempt, quotas: first.quotas })).toBe("replayed");
			}
			expect(await decide(store, "nonce-b", now, { quotas: first.quotas })).toBe("admitted");
			expect(await decide(store, "nonce-c", now, { quotas: first.quotas })).toBe("over_quota");
			for (const attempt of ["", undefined]) {
				expect(await decide(store, "nonce-b", now, { attempt })).toBe("replayed");
			}
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
		requirement: "HMAC-NONCE-09",
		behaviour:
			"refuses a nonce that was forgotten in the very second in which it could be, under a clock that is set back",
		run: async ({ open }) => {
			const store = open();
			expect(await decide(store, "nonce-a")).toBe("admitted");
			store.prune(now + window + 61);
			expect(store.nextPruneAt()).toBeUndefined();
			for (const each of [store, open()]) {
				expect(await decide(each, "nonce-a")).toBe("replayed");
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
			store.prune(now + window + 60);
			expect(await decide(store, "nonce-a", now + window + 60)).toBe("replayed");
			const signedAnew = { acceptableUntil: now + window + 1 };
			expect(await decide(store, "nonce-a", now + window + 60, signedAnew)).toBe("replayed");
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
			store.prune(now + 60);
			expect(await decide(store, "nonce-b", now + 60, { acceptableUntil: now })).toBe("admitted");
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
		requirement: "HMAC-NONCE-09",
		behaviour: "remembers nonces and takes new ones when nothing was cleared for a long time",
		run: async ({ open }) => {
			const store = open();
			const at = (index: number) => now + index * 200;
			const lasting = (index: number) => ({ acceptableUntil: at(index) + window });
			for (let index = 0; index < 60; index += 1) {
				expect(await decide(store, `nonce-${index}`, at(index), lasting(index))).toBe("admitted");
			}
			for (const index of [0, 30, 59]) {
				expect(await decide(open(), `nonce-${index}`, at(60), lasting(60))).toBe("replayed");
			}
			expect(await decide(open(), "nonce-60", at(60), lasting(60))).toBe("admitted");
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
		behaviour: "has as much room after it has refused replays as it would have without them",
		run: async ({ open }) => {
			const full = { liveNonces: 2 };
			const store = open();
			expect(await decide(store, "nonce-a", now, full)).toBe("admitted");
			expect(await decide(store, "nonce-a", now, full)).toBe("replayed");
			expect(await decide(store, "nonce-a", now, full)).toBe("replayed");
			expect(await decide(store, "nonce-b", now, full)).toBe("admitted");
			expect(await decide(store, "nonce-c", now, full)).toBe("full");
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
