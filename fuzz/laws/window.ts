import type { Law } from "../law.ts";
import { isAcceptable, lastAcceptableSecond } from "../models/window.ts";

export interface WindowCase {
	readonly text: string;
	/** Unix time in milliseconds; null is a clock that has no number. */
	readonly nowMs: number | null;
}

/** Whether a gateway lets a timestamp pass: its grammar and its freshness. */
export type TimestampGate = (text: string, nowMs: number) => boolean;

/** A timestamp passes if and only if it is ten digits within the window, whatever else some parser takes for it. */
export function timestampsPassWithinTheWindow(gate: TimestampGate): Law<WindowCase> {
	return ({ text, nowMs }) => {
		const now = nowMs ?? Number.NaN;
		const expected = isAcceptable(text, now);
		const actual = gate(text, now);
		if (expected === actual) {
			return undefined;
		}
		return {
			requirement: expected ? "HMAC-TIME-03" : requirementFor(text, now),
			expected: `${JSON.stringify(text)} to be ${expected ? "accepted" : "refused"} at ${now / 1000}`,
			actual: actual ? "accepted" : "refused",
		};
	};
}

function requirementFor(text: string, nowMs: number): string {
	if (!/^[ \t]*[1-9][0-9]{9}[ \t]*$/.test(text)) {
		return "HMAC-HDR-06";
	}
	return Number(text) * 1000 > nowMs ? "HMAC-TIME-02" : "HMAC-TIME-01";
}

export interface LifetimeParts {
	readonly gate: TimestampGate;
	/** The Unix second until which a nonce with this timestamp must be remembered. */
	readonly acceptableUntil: (text: string) => number;
}

/**
 * The second until which a nonce is remembered is that in which its timestamp is accepted for the last time
 * (HMAC-NONCE-08): one less opens it to a replay, and much more fills the store.
 */
export function noncesLiveAsLongAsTimestamps({ gate, acceptableUntil }: LifetimeParts): Law<WindowCase> {
	return ({ text, nowMs }) => {
		const now = nowMs ?? Number.NaN;
		if (!isAcceptable(text, now)) {
			return undefined;
		}
		const until = acceptableUntil(text.trim());
		const last = lastAcceptableSecond(text.trim());
		if (!(until >= last && until <= last + 600)) {
			return { requirement: "HMAC-NONCE-08", expected: `remembered until ${last}`, actual: `until ${until}` };
		}
		return gate(text, until * 1000 + 999.75) || !gate(text, (until + 1) * 1000)
			? undefined
			: { requirement: "HMAC-NONCE-08", expected: `no acceptance after ${until}`, actual: `accepted at ${until + 1}` };
	};
}
