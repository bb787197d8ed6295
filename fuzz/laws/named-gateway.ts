import type { Probe } from "../../conformance/client/probe.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { isAccepted } from "../../conformance/engine/judge.ts";
import { type Law, type Step, Unjudged, type Violation } from "../law.ts";
import { open, type Prediction, refused } from "../models/prediction.ts";
import type { Altered, Gateway } from "../place.ts";
import { signingOf } from "../signing.ts";
import { exchangesJudged, type RequestJudge } from "./altered-request.ts";

/** By what a request is proved, and so by which model it is judged. */
export type Proof = "signature" | "token" | "nothing";

/** What happens to a gateway of which somebody else holds the keys: requests, and each of them once more. */
export type NamedCommand =
	| { readonly do: "ask"; readonly by: Proof; readonly probe: Probe }
	/** The last request with this proof, byte for byte. */
	| { readonly do: "again"; readonly by: Proof };

interface Sent {
	readonly altered: Altered;
	readonly prediction: Prediction;
	readonly wasAccepted: boolean;
}

/**
 * Requests with every kind of proof, one after the other and once more, are answered as the models of their kinds say.
 * What is to be sent once more, and was never sent, is nothing.
 */
export function namedGatewayDecides(
	gateway: Gateway,
	judges: ReadonlyMap<Proof, RequestJudge>,
): Law<readonly NamedCommand[]> {
	const judgedBy = new Map([...judges].map(([by, judge]) => [by, exchangesJudged(gateway, judge)] as const));
	return async (commands) => {
		if (!Array.isArray(commands)) {
			// One of a corpus, or a finding, of a run against a gateway of the runner's own.
			throw new Unjudged("it is for a gateway whose keys, issuer and upstream are the runner's");
		}
		const last = new Map<Proof, Sent>();
		const judgedPart: NamedCommand[] = [];
		const steps: Step[] = [];
		let missed: Unjudged | undefined;
		for (const [at, command] of commands.entries()) {
			const judge = judges.get(command.by);
			const before = last.get(command.by);
			if (judge === undefined) {
				missed = new Unjudged(`the target has nothing for requests with this proof: ${command.by}`);
				continue;
			}
			const sent =
				command.do === "ask" ? await send(command, gateway, judge) : await repeat(before, command.by, gateway);
			if (sent instanceof Unjudged) {
				missed = sent;
			}
			if (sent === undefined || sent instanceof Unjudged) {
				continue;
			}
			judgedPart.push(command);
			const { altered, prediction, exchange } = sent;
			steps.push({ exchange });
			last.set(command.by, { altered, prediction, wasAccepted: isAccepted(exchange) });
			const violation = await judgedBy.get(command.by)?.(altered, prediction, exchange);
			if (violation !== undefined) {
				const before = steps.length > 1 ? { steps } : {};
				return { ...violation, at, ...before, ...(missed === undefined ? {} : { judged: judgedPart }) };
			}
		}
		if (missed !== undefined) {
			throw new Unjudged(missed.message, judgedPart.length === 0 ? undefined : judgedPart);
		}
		return undefined;
	};
}

interface Answered {
	readonly altered: Altered;
	readonly prediction: Prediction;
	readonly exchange: Exchange;
}

async function send(
	{ probe }: Extract<NamedCommand, { do: "ask" }>,
	gateway: Gateway,
	{ predict }: RequestJudge,
): Promise<Answered | Unjudged> {
	try {
		const { altered, exchange } = await gateway.exchange(probe);
		return { altered, exchange, prediction: predict(altered) };
	} catch (error) {
		// One of the changes that were drawn has nothing left to change.
		if (error instanceof RangeError) {
			return new Unjudged(`the request cannot be made: ${error.message}`);
		}
		throw error;
	}
}

async function repeat(before: Sent | undefined, by: Proof, gateway: Gateway): Promise<Answered | undefined> {
	if (before === undefined) {
		return undefined;
	}
	const exchange = await gateway.send(before.altered);
	return { altered: before.altered, exchange, prediction: onceMore(before, by, gateway) };
}

/**
 * What was admitted is a replay (HMAC-NONCE-01), unless requests under the scheme have no nonce, or somebody else may have
 * answered it; of anything else is true what was true before.
 */
function onceMore({ altered, prediction, wasAccepted }: Sent, by: Proof, { target }: Gateway): Prediction {
	if (by !== "signature") {
		return prediction;
	}
	if (wasAccepted) {
		const hasNonces = signingOf(target).headers.nonce !== undefined;
		// Many servers answer OPTIONS in their gateway's stead.
		const isForAnyone = prediction.outcome === "open" && altered.request.method === "OPTIONS";
		return hasNonces && !isForAnyone ? refused("HMAC-NONCE-01", "nonce_replayed") : open;
	}
	// Refused after admission, it has spent its nonce, too (HMAC-NONCE-07); what may be either is not asked.
	const mayBeSpent = prediction.outcome !== "refused" || prediction.codes.some((code) => afterAdmission.has(code));
	return mayBeSpent || prediction.codes.length === 0 ? open : prediction;
}

const afterAdmission = new Set(["nonce_replayed", "insufficient_scope", "no_route", "method_not_allowed"]);

/** What other kinds of proof did has nothing to do with the one that was answered wrongly, nor has what came after it. */
export function onlyTheProof(
	commands: readonly NamedCommand[],
	{ at }: Violation,
): readonly NamedCommand[] | undefined {
	const guilty = at === undefined ? undefined : commands[at];
	return at === undefined || guilty === undefined
		? undefined
		: commands.slice(0, at + 1).filter(({ by }) => by === guilty.by);
}
