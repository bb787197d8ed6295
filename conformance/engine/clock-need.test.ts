import { describe, expect, it } from "vitest";
import { unknownClock } from "./clock-need.ts";
import { exchangeCheck, scenarioCheck } from "./fake-target.ts";

function skipped(timestampOffset: number, uncertainty: number | undefined): boolean {
	const check = exchangeCheck({ probe: { credential: "hmac", sign: { timestampOffset } } });
	return unknownClock(check, { offset: 0, uncertainty }) !== undefined;
}

describe("a check of an edge of the window", () => {
	it("is not made on a clock that may be further off than the check is from the edge", () => {
		expect(skipped(-303, 0.5)).toBe(false);
		expect(skipped(-303, 3)).toBe(true);
		expect(skipped(297, 3)).toBe(true);
		expect(skipped(310, 3)).toBe(false);
		expect(skipped(-303, undefined)).toBe(true);
	});

	it("is one by its twin as well", () => {
		const check = exchangeCheck({ twin: { credential: "hmac", sign: { timestampOffset: 297 } } });
		expect(unknownClock(check, { offset: 0, uncertainty: 5 })).toBeDefined();
	});
});

describe("any other check", () => {
	it("does not need the clock", () => {
		expect(skipped(-86_400, undefined)).toBe(false);
		expect(skipped(0, undefined)).toBe(false);
		expect(unknownClock(exchangeCheck(), { offset: 0, uncertainty: undefined })).toBeUndefined();
		expect(
			unknownClock(
				scenarioCheck(async (trial) => trial.judge.pass()),
				{ offset: 0, uncertainty: undefined },
			),
		).toBeUndefined();
	});
});
