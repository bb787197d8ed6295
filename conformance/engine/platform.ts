import { describeOutcome, hasHeader } from "./answer.ts";
import type { Exchange, Outcome } from "./check.ts";
import { needTable } from "./needs.ts";
import { fail, inconclusive, pass } from "./outcome.ts";

/** With which statuses an edge or a proxy says by itself what the gateway would say with one. */
const saidInFront: Readonly<Record<number, readonly number[]>> = {
	400: [400],
	405: [405, 501],
	413: [413],
	414: [414, 400],
	421: [421, 400, 403, 404, 409],
	431: [431, 400],
};

export interface PlatformContext {
	/** See `Target.setup`. */
	setup: "ours" | "operator";
	/** The header that all of the gateway's own answers carry, lower case; undefined for a target that sends none. */
	marker: string | undefined;
	/** Whether the bytes may be such that the platform refuses them, or hangs up, before the gateway sees them. */
	mayRefuse: boolean;
}

/** Answers that infrastructure in front of a gateway gives for reasons of its own. */
function isInfrastructure(status: number): boolean {
	return [501, 502, 503, 504].includes(status) || (status >= 520 && status <= 530);
}

/**
 * Judges what did not come from the gateway itself: faults of the connection and answers without its marker.
 * Undefined means that the gateway answered.
 */
export function judgePlatform(exchange: Exchange, expected: string, context: PlatformContext): Outcome | undefined {
	const { outcome } = exchange;
	const { marker, mayRefuse, setup } = context;
	if (!outcome.ok) {
		const { kind } = outcome.fault;
		if (kind === "refused" || kind === "dns" || kind === "tls") {
			return inconclusive(`The target could not be reached: ${describeOutcome(outcome)}.`, exchange);
		}
		const hungUp = kind === "reset" || kind === "closed-early";
		return mayRefuse && hungUp ? pass : fail(expected, describeOutcome(outcome), exchange);
	}
	const { answer } = outcome;
	if (marker === undefined || hasHeader(answer, marker)) return undefined;
	if (answer.status >= 200 && answer.status <= 299) return undefined;
	if (mayRefuse && answer.status >= 400) return pass;
	// An exception that a gateway does not catch is answered by its platform, and so lacks the marker too.
	if (answer.status >= 500 && (setup === "ours" || !isInfrastructure(answer.status))) {
		return fail(expected, `${describeOutcome(outcome)}, an error that the gateway did not handle`, exchange);
	}
	return inconclusive(`Something in front of the gateway answered: ${describeOutcome(outcome)}.`, exchange);
}

/**
 * The outcome where something in front of the gateway has refused what the gateway was to refuse with one of these
 * statuses, so that nobody sees what it would have answered; undefined otherwise.
 */
export function refusedInFront(
	{ outcome }: Exchange,
	statuses: readonly number[],
	{ marker, direct }: { marker: string | undefined; direct: boolean },
): Outcome | undefined {
	if (direct || marker === undefined || !outcome.ok || hasHeader(outcome.answer, marker)) return undefined;
	const { status } = outcome.answer;
	if (!statuses.some((expected) => saidInFront[expected]?.includes(status))) return undefined;
	return {
		verdict: "skip",
		reason: `something in front of the gateway refuses this by itself (${describeOutcome(outcome)})`,
		remedy: needTable.direct.remedy,
	};
}
