/** The window of HMAC-TIME in seconds, to either side. */
const windowSeconds = 300;

/**
 * Whether a timestamp is accepted, by HMAC-HDR-06 and HMAC-TIME alone: ten digits, not 0 first, and no more than 300
 * seconds from the whole second in which the clock stands. Integers throughout, so that nothing is rounded.
 */
export function isAcceptable(text: string, nowMs: number): boolean {
	const trimmed = text.replace(/^[ \t]+|[ \t]+$/g, "");
	if (!/^[1-9][0-9]{9}$/.test(trimmed) || !Number.isFinite(nowMs)) {
		return false;
	}
	const distance = BigInt(Math.floor(nowMs / 1000)) - BigInt(trimmed);
	return distance <= BigInt(windowSeconds) && distance >= BigInt(-windowSeconds);
}

/** The last second in which the timestamp is acceptable. */
export function lastAcceptableSecond(text: string): number {
	return Number(text) + windowSeconds;
}
