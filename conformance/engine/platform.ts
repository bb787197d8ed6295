import { describeOutcome, hasHeader } from "./answer.ts";
import type { Exchange, Outcome } from "./check.ts";
import { type EdgeAnswer, edgeAnswer, edgeSentence, retryAfter } from "./edge-products/index.ts";
import { needTable } from "./needs.ts";
import { fail, inconclusive, pass } from "./outcome.ts";

/** With which statuses an edge or a proxy says by itself what the gateway would say with one. */
const saidInFront: Readonly<Record<number, readonly number[]>> = {
	400: [400],
	405: [405, 501],
	413: [413],
	414: [414, 400],
	421: [421, 400, 403, 404, 409],
	431: [431, 400, 494],
};

export interface PlatformContext {
	/** See `Target.setup`. */
	setup: "ours" | "operator";
	/** The header that all of the gateway's own answers carry, lower case; undefined for a target that sends none. */
	marker: string | undefined;
	/** See `Behind`. */
	speaksAs?: string | undefined;
	/** See `Behind`. */
	sightings?: readonly EdgeAnswer[] | undefined;
	/** Whether the target has a `PlatformControl`. */
	controlled: boolean;
	/** Whether the bytes may be such that the platform refuses them, or hangs up, before the gateway sees them. */
	mayRefuse: boolean;
}

/** Answers that infrastructure in front of a gateway gives for reasons of its own. */
function isInfrastructure(status: number): boolean {
	return [501, 502, 503, 504].includes(status) || (status >= 520 && status <= 530);
}

/**
 * Whether a platform that may refuse the bytes is taken to have refused them with this status. Some platforms do it with
 * a 500, as a gateway that breaks down does: ours does not, and where there is a control that is to show it.
 */
function mayBeThePlatforms(status: number, { setup, controlled }: PlatformContext): boolean {
	if (status < 400) return false;
	return status < 500 || [501, 505].includes(status) || (setup === "operator" && !controlled);
}

/** A finding that is none where the control shows that the platform refuses these bytes so, which it may. */
function unlessThePlatform(outcome: Outcome, mayRefuse: boolean): Outcome {
	return outcome.verdict === "fail" && mayRefuse ? { ...outcome, platformMay: true } : outcome;
}

/** That a product in front of the gateway answered, so that nothing is known of the gateway. */
export function answeredInFront(answer: EdgeAnswer, exchange: Exchange): Outcome {
	const outcome = inconclusive(edgeSentence(answer), exchange);
	return answer.kind === "rate-limit" ? limited(outcome, answer.retryAfterMs) : outcome;
}

/** The same, where it is for having asked too often. */
export function limited(outcome: Outcome, retryAfterMs: number | undefined): Outcome {
	if (outcome.verdict !== "inconclusive") return outcome;
	return { ...outcome, limited: retryAfterMs === undefined ? {} : { retryAfterMs } };
}

/**
 * Judges what did not come from the gateway itself: faults of the connection, answers of products in front of it, and
 * answers without its marker. Undefined means that the gateway answered.
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
		if (mayRefuse && hungUp && !context.controlled) return pass;
		return unlessThePlatform(fail(expected, describeOutcome(outcome), exchange), mayRefuse && hungUp);
	}
	const { answer } = outcome;
	const edge = edgeOf(exchange, context);
	// A rule of a firewall says nothing of a gateway, even where a platform may refuse bytes that are no request.
	if (edge !== undefined && !(edge.kind === "malformed" && mayRefuse)) return answeredInFront(edge, exchange);
	if (edge === undefined && (marker === undefined || hasHeader(answer, marker))) return undefined;
	if (edge === undefined && answer.status >= 200 && answer.status <= 299) return undefined;
	if (answer.status === 429 && setup === "operator") {
		const reason = "Something in front of the gateway limits the rate of requests (429); lower it with --rate.";
		return limited(inconclusive(reason, exchange), retryAfter(answer));
	}
	if (mayRefuse && mayBeThePlatforms(answer.status, context)) return pass;
	// An exception that a gateway does not catch is answered by its platform, and so lacks the marker too.
	if (answer.status >= 500 && (setup === "ours" || !isInfrastructure(answer.status))) {
		const crash = `${describeOutcome(outcome)}, an error that the gateway did not handle`;
		return unlessThePlatform(fail(expected, crash, exchange), mayRefuse);
	}
	return inconclusive(`Something in front of the gateway answered: ${describeOutcome(outcome)}.`, exchange);
}

function edgeOf({ outcome, request }: Exchange, { setup, ...behind }: PlatformContext): EdgeAnswer | undefined {
	// Nothing stands in front of a gateway of our own.
	if (setup === "ours" || !outcome.ok) return undefined;
	return edgeAnswer(outcome.answer, behind, request.method);
}

/**
 * The outcome where something in front of the gateway has refused what the gateway was to refuse with one of these
 * statuses, so that nobody sees what it would have answered; undefined otherwise.
 */
export function refusedInFront(
	exchange: Exchange,
	statuses: readonly number[],
	context: Omit<PlatformContext, "mayRefuse"> & { direct: boolean },
): Outcome | undefined {
	const { outcome } = exchange;
	const { direct, marker } = context;
	if (direct || !outcome.ok) return undefined;
	const edge = edgeOf(exchange, { ...context, mayRefuse: false });
	const unmarked = marker !== undefined && !hasHeader(outcome.answer, marker);
	if (edge === undefined ? !unmarked : edge.kind !== "malformed") return undefined;
	const { status } = outcome.answer;
	if (!statuses.some((expected) => saidInFront[expected]?.includes(status))) return undefined;
	const by = edge === undefined ? "something" : edge.product;
	return {
		verdict: "skip",
		reason: `${by} in front of the gateway refuses this by itself (${describeOutcome(outcome)})`,
		remedy: needTable.direct.remedy,
	};
}
