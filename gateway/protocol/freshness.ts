import type { Scheme } from "./scheme.ts";

/**
 * Whether a signed timestamp lies within the window around the clock (HMAC-TIME), edges included.
 *
 * `nowMs` is Unix time in milliseconds. Whole units are compared, so a fraction of a second decides nothing.
 * Written so that a number that is not one refuses.
 */
export function isFresh(timestamp: string, nowMs: number, scheme: Scheme): boolean {
	const { unit, windowSeconds } = scheme.timestamp;
	const unitMs = unit === "seconds" ? 1000 : 1;
	const window = (windowSeconds * 1000) / unitMs;
	return Math.abs(Math.floor(nowMs / unitMs) - Number(timestamp)) <= window;
}

/** The Unix second after which a nonce sent with this timestamp can no longer be accepted. */
export function acceptableUntil(timestamp: string, scheme: Scheme): number {
	const seconds = scheme.timestamp.unit === "seconds" ? Number(timestamp) : Math.ceil(Number(timestamp) / 1000);
	return seconds + scheme.timestamp.windowSeconds;
}
