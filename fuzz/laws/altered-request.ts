import type { Probe } from "../../conformance/client/probe.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { type Law, Unjudged, type Violation } from "../law.ts";
import type { Prediction } from "../models/prediction.ts";
import type { Altered, Gateway } from "../place.ts";
import { together } from "./together.ts";
import { toldSecretOf } from "./told-secret.ts";
import { verdictOn } from "./verdict.ts";

/** How a kind of request is judged. */
export interface RequestJudge {
	readonly predict: (altered: Altered) => Prediction;
	readonly mayBeRefusedBefore: (altered: Altered) => boolean;
	readonly forwarded: (altered: Altered) => (exchange: Exchange) => Violation | undefined;
	readonly statusOf: ReadonlyMap<string, number>;
	/** See `VerdictParts`. */
	readonly alike: (exchange: Exchange) => Violation | undefined;
}

/**
 * Requests are answered as the specification says, several at a time, each over a connection of its own: what was not
 * signed is not accepted, what was is; nobody gets another's answer, a 5xx, none, or a secret.
 */
export function requestsAreAnsweredAsPredicted(gateway: Gateway, judge: RequestJudge): Law<readonly Probe[]> {
	const judged = exchangesJudged(gateway, judge);
	return together(async (probe) => {
		let sent: Awaited<ReturnType<Gateway["exchange"]>>;
		try {
			sent = await gateway.exchange(probe);
		} catch (error) {
			// Changes were drawn without regard to one another: one of them has nothing left to change.
			throw error instanceof RangeError ? new Unjudged(`the request cannot be made: ${error.message}`) : error;
		}
		const { altered, exchange } = sent;
		return judged(altered, judge.predict(altered), exchange);
	});
}

/** How what came for a request of this kind is judged, with what was predicted. */
export function exchangesJudged(
	gateway: Gateway,
	{ statusOf, mayBeRefusedBefore, forwarded, alike }: RequestJudge,
): (altered: Altered, prediction: Prediction, exchange: Exchange) => Promise<Violation | undefined> {
	const toldSecret = toldSecretOf(gateway.target);
	return async (altered, prediction, exchange) =>
		toldSecret(exchange, altered) ??
		verdictOn(exchange, prediction, {
			...{ gateway, statusOf, alike },
			mayBeRefusedBefore: mayBeRefusedBefore(altered),
			forwarded: forwarded(altered),
		});
}
