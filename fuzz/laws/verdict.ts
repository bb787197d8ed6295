import type { WireAnswer } from "../../conformance/client/wire.ts";
import { describeOutcome, problemCode } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { retryAfter } from "../../conformance/engine/edge-products/index.ts";
import { isAccepted } from "../../conformance/engine/judge.ts";
import { judgePlatform } from "../../conformance/engine/platform.ts";
import { unlessThePlatforms } from "../../conformance/engine/platform-control.ts";
import type { Violation } from "../law.ts";
import type { Prediction } from "../models/prediction.ts";
import type { Gateway } from "../place.ts";
import { misplaced, wrongRefusal } from "./refusal-shape.ts";

/** Nothing can be said: something other than the gateway answered, or nobody. */
export class Unsettled extends Error {
	/** Present if there were only too many requests; after so many milliseconds there may be more, where that is said. */
	readonly limited: { readonly retryAfterMs?: number } | undefined;

	constructor(reason: string, limited?: { readonly retryAfterMs?: number }) {
		super(reason);
		this.name = "Unsettled";
		this.limited = limited;
	}
}

/** What of a request is judged besides whether it came through. */
export interface VerdictParts {
	readonly gateway: Gateway;
	readonly statusOf: ReadonlyMap<string, number>;
	/** The bytes may be such that a platform refuses them before the gateway sees them. */
	readonly mayBeRefusedBefore: boolean;
	/** Refusals of one code that must not be told apart; undefined where one is as the others. */
	readonly alike?: (exchange: Exchange) => Violation | undefined;
	/** What an accepted request must look like upstream; undefined where it is as it should be. */
	readonly forwarded?: (exchange: Exchange) => Violation | undefined;
}

/**
 * Compares what came with what was predicted. Never a 5xx and never a hang, whatever was sent (ANS-05); never an
 * acceptance of what must be refused, and the other way round; and an answer that is what a refusal must be.
 */
export async function verdictOn(
	exchange: Exchange,
	prediction: Prediction,
	{ gateway, statusOf, mayBeRefusedBefore, forwarded, alike }: VerdictParts,
): Promise<Violation | undefined> {
	const { target, marker, speaksAs, timeoutMs } = gateway;
	const expected = sentence(prediction);
	const outcome = describeOutcome(exchange.outcome);
	const violation = (requirement: string, actual: string, wanted = expected): Violation => ({
		requirement,
		expected: wanted,
		actual,
		exchange,
	});
	const inFront = judgePlatform(exchange, expected, {
		setup: target.setup,
		marker,
		speaksAs,
		controlled: target.platform !== undefined,
		mayRefuse: mayBeRefusedBefore,
	});
	if (inFront !== undefined) {
		const { sensitiveHeaders } = target;
		const platform = await unlessThePlatforms(inFront, target.platform, { sensitiveHeaders, timeoutMs });
		if (platform.verdict === "inconclusive") {
			throw new Unsettled(platform.reason, platform.limited);
		}
		return platform.verdict === "fail" ? violation("ANS-05", platform.actual) : undefined;
	}
	if (!exchange.outcome.ok) {
		return violation("ANS-05", outcome);
	}
	const { answer } = exchange.outcome;
	if (isAccepted(exchange)) {
		return prediction.outcome === "refused" ? violation(prediction.requirement, outcome) : forwarded?.(exchange);
	}
	// What is ours has limits that nobody comes to.
	if (answer.status === 429 && (target.errors === "any" || target.setup === "operator")) {
		throw tooMany(answer);
	}
	if (answer.status < 400 || answer.status >= 500) {
		return violation("ANS-05", outcome, "an acceptance or a refusal of the client's request");
	}
	if (prediction.outcome === "accepted") {
		return violation("ANS-07", outcome);
	}
	if (target.setup === "ours" && ((await target.echo?.seen(exchange.token)) ?? []).length > 0) {
		return violation("HMAC-NONCE-06", `${outcome}, and the upstream saw the request`, "nothing to reach the upstream");
	}
	if (target.errors === "any" || exchange.request.method === "HEAD") {
		return undefined;
	}
	const code = problemCode(answer);
	if (prediction.outcome === "refused" && prediction.codes.length > 0 && !prediction.codes.includes(code ?? "")) {
		return violation("ANS-07", outcome);
	}
	return (
		wrongRefusal(exchange, statusOf) ??
		(prediction.outcome === "refused" ? misplaced(exchange, prediction) : undefined) ??
		alike?.(exchange)
	);
}

/** That a request was one too many (429). */
export function tooMany(answer: WireAnswer): Unsettled {
	const retryAfterMs = retryAfter(answer);
	return new Unsettled(
		"the target limits the rate of requests (429); lower it with --rate",
		retryAfterMs === undefined ? {} : { retryAfterMs },
	);
}

function sentence(prediction: Prediction): string {
	switch (prediction.outcome) {
		case "accepted":
			return "accepted and forwarded";
		case "open":
			return "an answer of the gateway";
		case "refused":
			return prediction.codes.length === 0 ? "refused" : `refused with ${prediction.codes.join(" or ")}`;
	}
}
