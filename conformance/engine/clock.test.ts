import { describe, expect, it } from "vitest";
import { clockSample, estimateClock } from "./clock.ts";
import { answer, fault } from "./fake-target.ts";

/** Samples of a clock that is `offset` seconds ahead, asked at the given local times, answered in between. */
function samples(offset: number, times: readonly number[], roundTrip = 0.1) {
	return times.map((sentAt) => ({
		sentAt,
		receivedAt: sentAt + roundTrip,
		date: Math.floor(sentAt + roundTrip / 2 + offset),
	}));
}

describe("the clock of the target", () => {
	it("is taken to agree with ours if that explains all samples", () => {
		expect(estimateClock(samples(0.2, [100.1, 100.4]))).toMatchObject({ offset: 0 });
	});

	it("is known within its stated uncertainty", () => {
		for (const offset of [-90.3, 17.8, 3600.5]) {
			const estimate = estimateClock(samples(offset, [100.1, 100.45, 100.9]));
			expect(estimate.uncertainty).toBeLessThanOrEqual(0.6);
			expect(Math.abs(estimate.offset - offset)).toBeLessThanOrEqual(estimate.uncertainty ?? 0);
		}
	});

	it("is known the less, the more its answers contradict each other", () => {
		const estimate = estimateClock([...samples(10, [100]), ...samples(20, [101])]);
		expect(estimate.uncertainty).toBeGreaterThan(4);
	});

	it("is unknown without a date that can be read", () => {
		expect(clockSample(fault("timeout"), 1, 2)).toBeUndefined();
		expect(clockSample(answer(401, [], ""), 1, 2)).toBeUndefined();
		expect(clockSample(answer(401, [["Date", "soon"]], ""), 1, 2)).toBeUndefined();
		expect(clockSample(answer(401, [["date", "Tue, 24 Nov 2026 13:00:00 GMT"]], ""), 1, 2)?.date).toBe(1795525200);
		const cached = [["Date", "Tue, 24 Nov 2026 13:00:00 GMT"] as const, ["Age", "60"] as const];
		expect(clockSample(answer(401, cached, ""), 1, 2)).toBeUndefined();
		expect(estimateClock([])).toEqual({ offset: 0, uncertainty: undefined });
	});
});
