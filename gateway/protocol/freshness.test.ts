import { describe, expect, it } from "vitest";
import { acceptableUntil, isFresh } from "./freshness.ts";
import { countersignV1, type Scheme } from "./scheme.ts";

const now = 1_767_225_600;
const inMilliseconds: Scheme = { ...countersignV1, timestamp: { unit: "milliseconds", windowSeconds: 300 } };

describe("a timestamp", () => {
	it.each([
		[-301, false],
		[-300, true],
		[0, true],
		[300, true],
		[301, false],
	])("%d seconds from the clock is fresh: %s", (offset, fresh) => {
		expect(isFresh(String(now + offset), now * 1000, countersignV1)).toBe(fresh);
	});

	it("is compared with the whole second, so that a fraction decides nothing", () => {
		expect(isFresh(String(now - 300), now * 1000 + 999, countersignV1)).toBe(true);
		expect(isFresh(String(now - 300), (now + 1) * 1000, countersignV1)).toBe(false);
		expect(isFresh(String(now + 300), now * 1000 + 999, countersignV1)).toBe(true);
		expect(isFresh(String(now + 301), now * 1000 + 999, countersignV1)).toBe(false);
	});

	it("is not fresh where either side is no number", () => {
		expect(isFresh("abc", now * 1000, countersignV1)).toBe(false);
		expect(isFresh(String(now), Number.NaN, countersignV1)).toBe(false);
		expect(isFresh("Infinity", Number.POSITIVE_INFINITY, countersignV1)).toBe(false);
	});

	it("may be in milliseconds, where the scheme says so", () => {
		expect(isFresh(String(now * 1000 - 300_000), now * 1000, inMilliseconds)).toBe(true);
		expect(isFresh(String(now * 1000 - 300_001), now * 1000, inMilliseconds)).toBe(false);
		expect(isFresh(String(now), now * 1000, inMilliseconds)).toBe(false);
	});

	it("can be accepted until the window behind it closes, also when it lies ahead", () => {
		expect(acceptableUntil(String(now + 300), countersignV1)).toBe(now + 600);
		expect(acceptableUntil(String(now * 1000 + 1), inMilliseconds)).toBe(now + 301);
	});
});
