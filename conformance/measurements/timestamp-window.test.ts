import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fault, problem } from "../engine/fake-target.ts";
import { type Asked, fakeHands } from "./fake-hands.ts";
import { timestampWindow } from "./timestamp-window.ts";

type World = Parameters<typeof fakeHands>[0];

/** Accepts whole seconds from so far behind to so far ahead of its clock, as the specification compares them. */
function window(behind: number, ahead: number, unit = 1) {
	return ({ timestamp, now }: Asked): boolean => {
		const difference = Number(timestamp) / unit - (unit === 1 ? Math.floor(now) : now);
		return difference >= -behind && difference <= ahead;
	};
}

async function measured(world: World) {
	const hands = fakeHands(world);
	const findings = await timestampWindow.run(hands);
	const of = (id: string) => {
		const found = findings.find((finding) => finding.id === id);
		if (found === undefined) throw new Error(`no ${id}`);
		return found;
	};
	return {
		sent: hands.sent(),
		whole: of("timestamp-window"),
		behind: of("timestamp-window/behind"),
		ahead: of("timestamp-window/ahead"),
	};
}

describe("the window of timestamps", () => {
	it.each([
		[300, 300],
		[299, 300],
		[300, 301],
		[60, 0],
		[3600, 5],
	])("is measured to the second on a clock that is shared: %i behind, %i ahead", async (behind, ahead) => {
		const found = await measured({ gateway: window(behind, ahead) });
		expect([found.behind.interval, found.ahead.interval]).toEqual([
			{ low: behind, high: behind },
			{ low: ahead, high: ahead },
		]);
		expect(found.whole).toMatchObject({ value: behind + ahead, unit: "s", confidence: 1 });
		expect(found.whole.statement).toBe(`accepts from −${behind} s (±0) to +${ahead} s (±0)`);
		expect(found.sent).toBeLessThanOrEqual(25);
	});

	it("lies in the interval, whatever the window, the clock and the way", async () => {
		const worlds = fc.record({
			behind: fc.integer({ min: 0, max: 4000 }),
			ahead: fc.integer({ min: 0, max: 4000 }),
			skew: fc.double({ min: -2, max: 2, noNaN: true }),
			latency: fc.double({ min: 0.001, max: 3, noNaN: true }),
		});
		await fc.assert(
			fc.asyncProperty(worlds, async ({ behind, ahead, skew, latency }) => {
				// A clock that is ahead makes a request of now look old: with a window of nothing there is none to find.
				fc.pre(behind > 6 && ahead > 6);
				const found = await measured({ gateway: window(behind, ahead), skew, latency, clockUncertainty: 2 });
				for (const [edge, truth] of [
					[found.behind, behind],
					[found.ahead, ahead],
				] as const) {
					expect(edge.interval.low ?? 0).toBeLessThanOrEqual(truth);
					expect(edge.interval.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(truth);
					expect(edge.samples).toBeLessThanOrEqual(12);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it("says ±2 where the clock is known to a second and a half, and finds a window of ten years to be none", async () => {
		const found = await measured({ gateway: window(300, 1e9), skew: 1.2, clockUncertainty: 1.5 });
		expect(found.behind.interval.low).toBeGreaterThanOrEqual(296);
		expect(found.behind.interval.high).toBeLessThanOrEqual(304);
		expect(found.ahead.interval).toMatchObject({ high: null });
		expect(found.ahead.statement).toBe("accepts timestamps 10 years ahead of its clock: not bounded");
		expect(found.whole.interval.high).toBeNull();
		expect(found.whole.statement).toMatch(/to any time within the 10 years after now$/);
	});

	it("is measured in milliseconds where these are signed", async () => {
		const found = await measured({
			gateway: window(300, 60, 1000),
			timestamp: { unit: "milliseconds", windowSeconds: 300 },
		});
		expect(found.ahead.interval.low).toBeGreaterThan(58);
		expect(found.ahead.interval.high).toBeLessThan(62);
		expect(found.behind.interval.low).toBeGreaterThan(298);
		expect(found.behind.interval.high).toBeLessThan(302);
	});

	it("goes by this machine's clock where the target's is not known, and says so", async () => {
		const found = await measured({ gateway: window(300, 300), clockUncertainty: undefined, skew: 40 });
		expect(found.whole.notes?.join()).toContain("Date");
		for (const [{ interval }, truth] of [
			[found.ahead, 340],
			[found.behind, 260],
			// The length of the window is right all the same.
			[found.whole, 600],
		] as const) {
			expect(interval.low).toBeLessThanOrEqual(truth);
			expect(interval.high).toBeGreaterThanOrEqual(truth);
		}
	});

	it("is said to be contradictory where two machines with different clocks answer", async () => {
		let count = 0;
		const gateway = (asked: Asked) => {
			count += 1;
			return window(300, 300)({ ...asked, now: asked.now + (count === 9 ? 25 : 0) });
		};
		const found = await measured({ gateway });
		expect(found.ahead.notes?.join()).toContain("contradict");
	});

	it("is not measured where requests are not answered, limited, or all refused", async () => {
		for (const gateway of [() => false, () => fault("timeout"), () => problem(429, "quota_exceeded")]) {
			await expect(measured({ gateway })).rejects.toMatchObject({ name: "Hindered" });
		}
	});

	it("survives the loss of one answer", async () => {
		let count = 0;
		const gateway = (asked: Asked) => {
			count += 1;
			return count === 4 ? fault("reset") : window(300, 300)(asked);
		};
		expect((await measured({ gateway })).whole.value).toBe(600);
	});
});
