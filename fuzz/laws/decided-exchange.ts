import { describeOutcome, echoDocument, headerValues, problemCode } from "../../conformance/engine/answer.ts";
import type { Exchange } from "../../conformance/engine/check.ts";
import { isAccepted } from "../../conformance/engine/judge.ts";
import { judgePlatform } from "../../conformance/engine/platform.ts";
import type { Violation } from "../law.ts";
import { echoAnswerTo } from "../models/echo-answer.ts";
import { type Prediction, refused } from "../models/prediction.ts";
import { isWellKept } from "../models/well-kept.ts";
import { never, type WholeDecision } from "../models/whole-decision.ts";
import { type Broken, wrongInAnyAnswer, wrongRetryAfter, wrongUpstreamAnswer } from "./decided-answer.ts";
import type { Site } from "./gateway-site.ts";
import { misplaced, wrongRefusal } from "./refusal-shape.ts";
import type { Fetched } from "./site-issuer.ts";
import { wrongAtUpstream } from "./upstream-view.ts";
import { Unsettled } from "./verdict.ts";

/** What an exchange is judged by besides what was decided of it. */
export interface ExchangeFacts {
	readonly site: Site;
	readonly statusOf: ReadonlyMap<string, number>;
	/** Refusals of one code that must not be told apart. */
	readonly alike: (exchange: Exchange) => Violation | undefined;
	/** How often a request with this mark has reached the upstream; infinite where nobody can count. */
	readonly reached: ReadonlyMap<string, number>;
}

/** The decision, where its upstream gives no answer in time, or one that may be taken for none (FWD-14). */
export function inTime(
	decision: WholeDecision,
	{ request, outcome }: Exchange,
	{ site }: ExchangeFacts,
): WholeDecision {
	const echo = echoAnswerTo(request.target);
	if (decision.prediction.outcome !== "accepted") {
		return decision;
	}
	// HTTP has no such status (RFC 9110 §15): a gateway may pass it on, or have none of it.
	const isRefused = (echo.status ?? 0) > 599 && outcome.ok && outcome.answer.status === 502;
	if (echo.status === undefined || isRefused) {
		return { ...decision, prediction: refused("FWD-14", "upstream_unreachable") };
	}
	return echo.after > site.setup.upstreamSeconds
		? { ...decision, prediction: refused("FWD-14", "upstream_timeout") }
		: decision;
}

/** Whether an answer, and what the upstream saw, is other than what was decided; undefined where it is as it should be. */
export async function wrongExchange(
	exchange: Exchange,
	decision: WholeDecision,
	facts: ExchangeFacts,
): Promise<Violation | undefined> {
	const { site, alike } = facts;
	const { prediction } = decision;
	const { outcome, request } = exchange;
	const platform = judgePlatform(exchange, sentence(prediction), {
		setup: "ours",
		marker: "x-request-id",
		controlled: false,
		mayRefuse: !isWellKept(request),
	});
	if (platform?.verdict === "inconclusive") {
		throw new Unsettled(platform.reason);
	}
	if (!outcome.ok || platform !== undefined) {
		return platform?.verdict === "pass"
			? undefined
			: { requirement: "ANS-05", expected: sentence(prediction), actual: describeOutcome(outcome), exchange };
	}
	if (prediction.outcome === "open") {
		return undefined;
	}
	const wrong =
		prediction.outcome === "refused"
			? await wrongRefused(exchange, prediction, facts)
			: await wrongAccepted(exchange, decision, facts);
	const broken = wrong ?? wrongInAnyAnswer(exchange, outcome.answer, decision, site.setup) ?? alike(exchange);
	return broken === undefined ? undefined : { ...broken, exchange };
}

function sentence(prediction: Prediction): string {
	switch (prediction.outcome) {
		case "accepted":
			return "accepted and forwarded";
		case "open":
			return "an answer of the gateway";
		case "refused":
			return `refused with ${prediction.codes.join(" or ")}`;
	}
}

type Refusal = Extract<Prediction, { outcome: "refused" }>;

async function wrongRefused(
	exchange: Exchange,
	prediction: Refusal,
	{ site, statusOf, reached }: ExchangeFacts,
): Promise<Violation | undefined> {
	const { outcome, request, token } = exchange;
	if (!outcome.ok) {
		return undefined;
	}
	const { answer } = outcome;
	const expected = sentence(prediction);
	const actual = describeOutcome(outcome);
	const isForwarding = prediction.requirement === "FWD-14";
	if (isAccepted(exchange) || (answer.status < 400 && problemCode(answer) === undefined)) {
		return { requirement: prediction.requirement, expected, actual };
	}
	if (!prediction.codes.some((code) => statusOf.get(code) === answer.status)) {
		return { requirement: answer.status >= 500 ? "ANS-05" : "ANS-07", expected, actual };
	}
	const isSeen = !isForwarding && request.target.includes(token);
	if (isSeen && (await site.seen(token)).length > (reached.get(token) ?? 0)) {
		return { requirement: prediction.requirement, expected, actual: `${actual}, and the upstream saw it` };
	}
	const late = wrongRetryAfter(answer);
	if (late !== undefined || request.method === "HEAD") {
		return late;
	}
	if (!prediction.codes.includes(problemCode(answer) ?? "")) {
		return { requirement: problemCode(answer) === undefined ? "ANS-01" : "ANS-07", expected, actual };
	}
	return wrongRefusal(exchange, statusOf) ?? misplaced(exchange, prediction);
}

async function wrongAccepted(
	exchange: Exchange,
	{ identity }: WholeDecision,
	{ site: { setup, seen: seenAt }, reached }: ExchangeFacts,
): Promise<Broken | undefined> {
	const { outcome, request, token } = exchange;
	if (!outcome.ok) {
		return undefined;
	}
	const { answer } = outcome;
	const echo = echoAnswerTo(request.target);
	// A refusal of HEAD has no document: it is told by a status that the upstream did not answer.
	const isRefusedHead = request.method === "HEAD" && answer.status >= 400 && answer.status !== echo.status;
	if (problemCode(answer) !== undefined || isRefusedHead) {
		return { requirement: "ANS-07", expected: "accepted and forwarded", actual: describeOutcome(outcome) };
	}
	const changed = wrongUpstreamAnswer(answer, echo, request.method === "HEAD");
	if (changed !== undefined) {
		return changed;
	}
	const isTold = request.target.includes(token);
	const log = isTold && !echo.isAccount ? await seenAt(token) : [];
	const seen = echoDocument(answer) ?? (isTold ? (await seenAt(token)).at(-1) : undefined);
	const [requestId = ""] = headerValues(answer.headers, "x-request-id");
	const upstream = seen === undefined ? undefined : wrongAtUpstream(seen, { request, setup, identity, requestId });
	if (upstream !== undefined) {
		return upstream;
	}
	if (log.length > (reached.get(token) ?? 0) + 1) {
		return { requirement: "FWD-11", expected: "the upstream to be asked once", actual: `${log.length} times in all` };
	}
	if (seen === undefined && isTold) {
		return { requirement: "FWD-13", expected: "to reach the upstream", actual: "it saw nothing of this request" };
	}
	return undefined;
}

/** JWKS-01 to JWKS-06, and JWKS-14: how often the issuer was asked, and what it was told. */
export function wrongFetches(
	exchange: Exchange,
	{ fetches: expected = never }: WholeDecision,
	fetches: readonly Fetched[],
): Violation | undefined {
	const { request } = exchange;
	if (fetches.length < expected.least || fetches.length > expected.most) {
		const requirement = fetches.length > expected.most ? expected.more : expected.fewer;
		const wanted = expected.least === expected.most ? `${expected.most}` : `${expected.least} to ${expected.most}`;
		return { requirement, expected: `${wanted} fetches of the set`, actual: `${fetches.length} fetches`, exchange };
	}
	const sent = new Set(request.headers.map(pairText));
	const told = fetches
		.flatMap(({ headers }) => headers)
		.find((pair) => sent.has(pairText(pair)) && !ownNames.has(pair[0].toLowerCase()));
	return told === undefined
		? undefined
		: {
				requirement: "JWKS-14",
				expected: "no header of the caller's for the issuer",
				actual: `${told[0]} came`,
				exchange,
			};
}

/** What whoever fetches says of its own accord. */
const ownNames = new Set(["host", "connection", "accept"]);

function pairText([name, value]: readonly [string, string]): string {
	return `${name.toLowerCase()}: ${value}`;
}
