import { describe, expect, it } from "vitest";
import type { WireOutcome } from "../client/wire.ts";
import { answer, fault, problem } from "../engine/fake-target.ts";
import { seededRandom } from "../engine/random.ts";
import { type Asked, fakeHands } from "./fake-hands.ts";
import { unknownKeyDifference } from "./unknown-key.ts";

/** A refusal that took so many milliseconds. */
function refusedAfter(durationMs: number, outcome: WireOutcome = problem(401, "invalid_credentials")): WireOutcome {
	return outcome.ok ? { ok: true, answer: { ...outcome.answer, durationMs } } : outcome;
}

const isUnknown = ({ probe }: Asked): boolean => probe.key === "unknown";

/** The time of an answer as machines have it: rarely much longer than usual, drifting, and this much more for unknown keys. */
function times(seed: string, more: number) {
	const random = seededRandom(seed, "times");
	let count = 0;
	return (asked: Asked): WireOutcome => {
		count += 1;
		const jitter = -2 * Math.log(1 - random());
		return refusedAfter(10 + count / 50 + jitter + (isUnknown(asked) ? more : 0));
	};
}

async function measured(gateway: (asked: Asked) => boolean | WireOutcome) {
	const hands = fakeHands({ gateway });
	const [time, text] = await unknownKeyDifference.run(hands);
	if (time === undefined || text === undefined) throw new Error("no findings");
	return { time, text, sent: hands.sent() };
}

describe("the time of an unknown key", () => {
	it.each([3, -3])("is told from that of a wrong signature where %d ms are between them", async (more) => {
		const { time, sent } = await measured(times("apart", more));
		const { low, high } = time.interval;
		expect(low).toBeLessThan(more);
		expect(high).toBeGreaterThan(more);
		expect(Math.sign(low ?? 0)).toBe(Math.sign(more));
		expect(Math.sign(high ?? 0)).toBe(Math.sign(more));
		expect(time).toMatchObject({ unit: "ms", samples: 60 });
		expect(time.confidence).toBeGreaterThan(0.95);
		expect(sent).toBe(126);
	});

	it("is not told apart where nothing is between them, about as often as it says", async () => {
		let covered = 0;
		for (let round = 0; round < 60; round += 1) {
			const { time } = await measured(times(`alike ${round}`, 0));
			if (Number(time.interval.low) <= 0 && Number(time.interval.high) >= 0) covered += 1;
		}
		expect(covered).toBeGreaterThanOrEqual(53);
	});

	it("is not moved by a few answers that took very long", async () => {
		const usual = times("outliers", 0);
		let count = 0;
		const { time } = await measured((asked) => {
			count += 1;
			return isUnknown(asked) && count % 20 === 0 ? refusedAfter(5000) : usual(asked);
		});
		expect(time.interval.high).toBeLessThan(3);
	});
});

describe("the answer for an unknown key", () => {
	it("is alike, which leaves so much room", async () => {
		const { text } = await measured(times("alike", 0));
		expect(text.value).toBe(0);
		expect(text.interval.high).toBeCloseTo(1 - 0.05 ** (1 / 60), 6);
	});

	it("differs where it does, and the first difference is shown", async () => {
		const { text } = await measured((asked) =>
			refusedAfter(1, isUnknown(asked) ? answer(404, [["X-Hint", "no key"]], "") : answer(401, [], "")),
		);
		expect(text.value).toBe(1);
		expect(text.interval.low).toBeGreaterThan(0.93);
		expect(text.notes?.join()).toContain("404");
	});

	it("is not compared where one is let in, limited or lost", async () => {
		for (const gateway of [isUnknown, () => true, () => problem(429, "quota_exceeded"), () => fault("reset")]) {
			await expect(measured(gateway)).rejects.toMatchObject({ name: "Hindered" });
		}
	});
});
