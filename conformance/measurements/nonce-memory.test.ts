import { describe, expect, it } from "vitest";
import { type Asked, fakeHands } from "./fake-hands.ts";
import { nonceMemory } from "./nonce-memory.ts";

interface Gateway {
	behind?: number;
	ahead?: number;
	/** Until when a nonce is remembered. */
	until(asked: { timestamp: number; now: number }): number;
}

/** Refuses what is outside its window, and a nonce while it is remembered. */
function remembering({ behind = 300, ahead = 300, until }: Gateway) {
	const remembered = new Map<string, number>();
	return ({ timestamp: text, nonce, now }: Asked): boolean => {
		const timestamp = Number(text);
		const difference = timestamp - Math.floor(now);
		if (difference < -behind || difference > ahead) return false;
		if ((remembered.get(nonce) ?? Number.NEGATIVE_INFINITY) > now) return false;
		remembered.set(nonce, until({ timestamp, now }));
		return true;
	};
}

async function measured(world: Parameters<typeof fakeHands>[0]) {
	const hands = fakeHands(world);
	const start = hands.now();
	const [finding] = await nonceMemory.run(hands);
	if (finding === undefined) throw new Error("no finding");
	return { finding, sent: hands.sent(), waited: hands.now() - start };
}

const right: Gateway["until"] = ({ timestamp }) => timestamp + 302;

describe("the memory of nonces", () => {
	it("is seen to last as long as the timestamp, twice the window", async () => {
		const { finding, sent, waited } = await measured({ gateway: remembering({ until: right }) });
		expect(finding.interval.low).toBeGreaterThan(595);
		expect(finding.interval.high).toBeNull();
		expect(waited).toBeGreaterThan(598);
		expect(waited).toBeLessThan(604);
		expect(sent).toBeLessThan(35);
	});

	it.each([
		["from its arrival on", ({ now }: { now: number }) => now + 300, 300],
		["for ten seconds", ({ now }: { now: number }) => now + 10, 10],
		["not at all", ({ now }: { now: number }) => now, 0],
		["until two seconds before its end", ({ timestamp }: { timestamp: number }) => timestamp + 298, 597],
	])("is seen to end where it is kept %s", async (_, until, end) => {
		const { finding } = await measured({ gateway: remembering({ until }) });
		expect(finding.interval.low).toBeLessThanOrEqual(end + 1);
		expect(finding.interval.high).toBeGreaterThanOrEqual(end);
		expect(finding.statement).toContain("while its timestamp was accepted");
	});

	it("is measured from the farthest timestamp that is accepted", async () => {
		const gateway = remembering({ ahead: 297, until: right });
		const { finding } = await measured({ gateway });
		expect(finding.interval.low).toBeGreaterThan(590);
	});

	it("is measured where the clock is known to two seconds only", async () => {
		const world = { gateway: remembering({ until: right }), skew: -1.5, clockUncertainty: 2 };
		const { finding } = await measured(world);
		expect(finding.interval.low).toBeGreaterThan(590);
		expect(finding.interval.high).toBeNull();
	});

	it("does not take a timestamp that lapses for a nonce that is known", async () => {
		// The window ends a minute after now, so that nothing can be said of later times.
		const { finding } = await measured({ gateway: remembering({ behind: -240, until: ({ now }) => now + 100 }) });
		expect(finding.interval).toEqual({ low: expect.any(Number), high: null });
		expect(finding.interval.low).toBeLessThan(60);
		expect(finding.statement).toContain("lapsed");
	});

	it("is not measured where timestamps ahead are refused", async () => {
		const gateway = remembering({ ahead: 0, until: right });
		await expect(measured({ gateway })).rejects.toMatchObject({ name: "Hindered" });
	});
});
