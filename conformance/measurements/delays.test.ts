import { describe, expect, it } from "vitest";
import { fakeHands } from "./fake-hands.ts";
import { measureKeySet } from "./key-set.ts";
import { measureRevocation } from "./revocation.ts";

describe("the delay of a revocation", () => {
	it.each([0, 0.3, 45])("lies in the interval: %d s", async (delay) => {
		let revokedAt = Number.POSITIVE_INFINITY;
		const hands = fakeHands({
			gateway: ({ now }) => now < revokedAt + delay,
			onRevoke: (at) => {
				revokedAt = at;
			},
		});
		const write = hands.keys.put;
		hands.keys.put = async (id, record) => {
			revokedAt = Number.POSITIVE_INFINITY;
			await write(id, record);
		};
		const [finding] = await measureRevocation(hands, 90);
		expect(finding?.interval.low).toBeLessThanOrEqual(delay);
		expect(finding?.interval.high).toBeGreaterThanOrEqual(delay);
		expect(Number(finding?.interval.high) - Number(finding?.interval.low)).toBeLessThan(0.1 + delay * 0.1);
		expect(finding?.samples).toBe(5);
	});

	it("has no end where a key stays in force", async () => {
		const [finding] = await measureRevocation(fakeHands({ gateway: () => true }), 90);
		expect(finding?.interval.high).toBeNull();
		expect(finding?.interval.low).toBeGreaterThan(85);
		expect(finding?.samples).toBe(1);
	});
});

/** A gateway that fetches for unknown keys at most once in so many seconds. */
function fetching(cooldown: number) {
	let published: readonly unknown[] = [];
	let known: readonly unknown[] = [];
	const fetches: number[] = [];
	const modes: string[] = [];
	const hands = fakeHands({
		gateway: ({ probe, now }) => {
			const kid = probe.token?.header?.["kid"];
			if (kid === undefined) return true;
			if (!known.includes(kid) && now - (fetches.at(-1) ?? Number.NEGATIVE_INFINITY) >= cooldown) {
				fetches.push(now);
				known = published;
			}
			return known.includes(kid);
		},
		onPublish: (mode) => {
			modes.push(mode.mode);
			const keys = mode.mode === "ok" ? (mode.keys ?? []) : [];
			published = keys.map((key) => (typeof key === "object" && key !== null ? Reflect.get(key, "kid") : undefined));
		},
		fetches: () => fetches,
	});
	return { hands, modes, honest: () => published.length === 0 };
}

describe("the key set", () => {
	it.each([0, 1, 30])("is fetched as often as the interval says, and a new key taken: every %i s", async (cooldown) => {
		const { hands, honest } = fetching(cooldown);
		const [fetches, delay] = await measureKeySet(hands, 120);
		expect(fetches?.interval.low).toBeLessThanOrEqual(1 / cooldown);
		expect(fetches?.interval.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(1 / cooldown);
		expect(delay?.interval.low).toBeLessThanOrEqual(cooldown);
		expect(delay?.interval.high).toBeLessThan(cooldown + 3);
		expect(Number(delay?.interval.high)).toBeGreaterThan(cooldown - 0.5);
		// The issuer is left as it was found.
		expect(honest()).toBe(true);
	});

	it("takes no new key within its patience where it is kept for ever", async () => {
		const { hands } = fetching(Number.POSITIVE_INFINITY);
		const [fetches, delay] = await measureKeySet(hands, 60);
		expect(fetches?.value).toBeGreaterThan(0);
		expect(delay?.interval).toEqual({ low: expect.any(Number), high: null });
		expect(delay?.interval.low).toBeGreaterThan(55);
	});

	it("is published again where the target is hindered", async () => {
		const published: string[] = [];
		const hands = fakeHands({ gateway: () => false, onPublish: ({ mode }) => published.push(mode) });
		await expect(measureKeySet(hands, 60)).rejects.toMatchObject({ name: "Hindered" });
		expect(published).toEqual(["ok", "ok"]);
	});
});
