import type { Probe } from "../../conformance/client/probe.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { type Law, Unjudged, type Violation } from "../law.ts";
import type { Prediction } from "../models/prediction.ts";
import type { Altered, Gateway } from "../place.ts";
import { together } from "./together.ts";
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
 * signed is not accepted, what was is; nobody gets another's answer, a 5xx, or none.
 */
export function requestsAreAnsweredAsPredicted(gateway: Gateway, judge: RequestJudge): Law<readonly Probe[]> {
	return together((probe) => judgeOne(probe, gateway, judge));
}

async function judgeOne(probe: Probe, gateway: Gateway, judge: RequestJudge): Promise<Violation | undefined> {
	let sent: Awaited<ReturnType<Gateway["exchange"]>>;
	try {
		sent = await gateway.exchange(probe);
	} catch (error) {
		// Changes were drawn without regard to one another: one of them has nothing left to change.
		throw error instanceof RangeError ? new Unjudged(`the request cannot be made: ${error.message}`) : error;
	}
	const { altered, exchange } = sent;
	return verdictOn(exchange, judge.predict(altered), {
		gateway,
		statusOf: judge.statusOf,
		mayBeRefusedBefore: judge.mayBeRefusedBefore(altered),
		forwarded: judge.forwarded(altered),
		alike: judge.alike,
	});
}
