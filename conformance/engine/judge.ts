import type { WireAnswer, WireRequest } from "../client/wire.ts";
import { describeOutcome, echoDocument, mediaType, problemDocument } from "./answer.ts";
import type { Exchange, Judge, Outcome, Seen } from "./check.ts";
import { type EdgeAnswer, edgeAnswer, retryAfter } from "./edge-products/index.ts";
import type { AnswerRule, Expectation, UpstreamRule } from "./expectation.ts";
import { fail, failForCertain, inconclusive, pass } from "./outcome.ts";
import { judgePlatform, limited, refusedInFront } from "./platform.ts";
import type { ErrorStyle } from "./target.ts";

/** What a judge must know of the target. */
export interface JudgeContext {
	errors: ErrorStyle;
	/** See `Target.setup`. */
	setup: "ours" | "operator";
	/** Whether the gateway sees every request as it was sent, because nothing stands in front of it. */
	direct: boolean;
	/** The header that all of the gateway's own answers carry, lower case; undefined for a target that sends none. */
	marker: string | undefined;
	/** The product by whose stock pages the gateway refuses, if it is made of one. */
	speaksAs?: string | undefined;
	/** What products in front of the target have answered so far. */
	sightings?: readonly EdgeAnswer[] | undefined;
	/** The largest body that the target takes; undefined where nobody says. */
	maxBodyBytes?: number;
	/** The one status of each refusal code, from the specification. */
	statusOf: ReadonlyMap<string, number>;
	/** Whether the target has a `PlatformControl`, which is asked about what may be the platform's. */
	controlled: boolean;
	/** The log of the upstream, where it can be asked. */
	seen?: (token: string) => Promise<readonly Seen[]>;
	/** How many requests with this token were answered as accepted so far. */
	acceptedWith(token: string): number;
}

type Refused = Extract<Expectation, { kind: "refused" }>;
type Accepted = Extract<Expectation, { kind: "accepted" }>;

/** Refusals that come after forwarding: the upstream may have seen the request. */
const afterForwarding = new Set(["upstream_unreachable", "upstream_timeout"]);
/**
 * Whether the request came through: a success, or an answer of the echo upstream whatever its status. What a
 * gateway answers by itself never counts.
 */
export function isAccepted({ outcome }: Exchange): boolean {
	if (!outcome.ok) return false;
	const { status } = outcome.answer;
	if (echoDocument(outcome.answer) !== undefined) return true;
	// Some products ask for proof of a browser, or block, with a success.
	return status >= 200 && status <= 299 && edgeAnswer(outcome.answer, { marker: undefined }) === undefined;
}

/**
 * The only maker of verdicts. Fails closed: what is not shown to be right is `fail`, or `inconclusive` if
 * something other than the gateway answered.
 */
export function makeJudge(context: JudgeContext): Judge {
	async function expect(exchange: Exchange, expectation: Expectation): Promise<Outcome> {
		if (expectation.kind === "either") return expectEither(exchange, expectation.of);
		const { rewritten, ...asSent } = expectation;
		if (rewritten !== undefined && !context.direct) return expectEither(exchange, [asSent, rewritten]);
		return asSent.kind === "refused" ? expectRefused(exchange, asSent) : expectAccepted(exchange, asSent);
	}

	async function expectEither(exchange: Exchange, expectations: readonly Expectation[]): Promise<Outcome> {
		const outcomes: Outcome[] = [];
		for (const expectation of expectations) {
			const outcome = await expect(exchange, expectation);
			if (outcome.verdict === "pass") return outcome;
			outcomes.push(outcome);
		}
		for (const mild of ["warn", "skip", "inconclusive"] as const) {
			const outcome = outcomes.find(({ verdict }) => verdict === mild);
			if (outcome !== undefined) return outcome;
		}
		const expected = outcomes.flatMap((outcome) => (outcome.verdict === "fail" ? [outcome.expected] : []));
		const actual = outcomes.flatMap((outcome) => (outcome.verdict === "fail" ? [outcome.actual] : []));
		// What has no answer may have been any of them.
		const make = outcomes.some((outcome) => "lost" in outcome) ? fail : failForCertain;
		return make([...new Set(expected)].join(", or "), [...new Set(actual)].join("; "), exchange);
	}

	async function expectRefused(exchange: Exchange, asked: Refused): Promise<Outcome> {
		const expectation = { ...asked, codes: [...asked.codes, ...sizeCodes(exchange)] };
		const expected = refusalSentence(expectation);
		const platform = judgePlatform(exchange, expected, { ...context, mayRefuse: expectation.byPlatform === true });
		const leaked = await reachedUpstream(exchange, expectation);
		if (leaked > 0) {
			return failForCertain(
				`${expected}, before anything reaches the upstream`,
				`${describeOutcome(exchange.outcome)}; the upstream saw it`,
				exchange,
			);
		}
		if (platform?.verdict === "inconclusive")
			return refusedInFront(exchange, expectation.codes.map(statusOf), context) ?? platform;
		if (platform !== undefined) return platform;
		const { outcome } = exchange;
		if (!outcome.ok) return fail(expected, describeOutcome(outcome), exchange);
		const wrong =
			context.errors === "countersign"
				? wrongRefusal(exchange, outcome.answer, expectation)
				: weakRefusal(outcome.answer, expectation);
		if (wrong === "limited") return tooMany(exchange, outcome.answer);
		if (wrong !== undefined) return fail(expected, wrong, exchange);
		return judgeAnswer(exchange, expectation.answer ?? []);
	}

	async function expectAccepted(exchange: Exchange, expectation: Accepted): Promise<Outcome> {
		const expected = "accepted and forwarded";
		const platform = judgePlatform(exchange, expected, { ...context, mayRefuse: false });
		if (platform !== undefined) return platform;
		if (!isAccepted(exchange)) {
			if (isTooLarge(exchange)) return tooLarge;
			const { outcome } = exchange;
			return context.errors === "any" && outcome.ok && outcome.answer.status === 429
				? tooMany(exchange, outcome.answer)
				: fail(expected, describeOutcome(outcome), exchange);
		}
		const upstream = await judgeUpstream(exchange, expectation.upstream ?? []);
		return upstream.verdict === "pass" ? judgeAnswer(exchange, expectation.answer ?? []) : upstream;
	}

	/**
	 * What a gateway may say first of a large request, where nobody has said how much it takes: size comes before most in
	 * the verification order.
	 */
	function sizeCodes(exchange: Exchange): readonly string[] {
		if (!isTooLarge(exchange) || !exchange.outcome.ok) return [];
		if (exchange.outcome.answer.status === 431) return ["headers_too_large"];
		return context.maxBodyBytes === undefined ? ["content_too_large"] : [];
	}

	/** How much a target takes is its operator's choice, so a large request that it refuses as such says nothing. */
	function isTooLarge({ request, outcome }: Exchange): boolean {
		if (!outcome.ok) return false;
		if (outcome.answer.status === 413) return request.body.length > (context.maxBodyBytes ?? modestBodyBytes);
		return outcome.answer.status === 431 && context.setup === "operator" && headerBytes(request) > modestHeaderBytes;
	}

	function refusalSentence({ codes }: Refused): string {
		if (context.errors === "any" || codes.length > 6) return "refused with a 4xx status";
		return `refused with ${codes.map((code) => `${statusOf(code)} ${code}`).join(" or ")}`;
	}

	function statusOf(code: string): number {
		const status = context.statusOf.get(code);
		if (status === undefined) throw new Error(`The specification knows no refusal code ${code}.`);
		return status;
	}

	/** How often the upstream saw this token beyond what was accepted; 0 where its log cannot be asked. */
	async function reachedUpstream({ request, token }: Exchange, { codes }: Refused): Promise<number> {
		if (context.seen === undefined || !request.target.includes(token)) return 0;
		if (codes.some((code) => afterForwarding.has(code))) return 0;
		const seen = await context.seen(token);
		return seen.length - context.acceptedWith(token);
	}

	function wrongRefusal({ request }: Exchange, answer: WireAnswer, { codes }: Refused): string | undefined {
		const came = describeOutcome({ ok: true, answer });
		if (!codes.some((code) => statusOf(code) === answer.status)) return came;
		if (request.method === "HEAD") return undefined;
		if (mediaType(answer) !== "application/problem+json") return `${came}, not application/problem+json`;
		const problem = problemDocument(answer);
		if (problem === undefined) return `${answer.status} with a body that is not a JSON object`;
		if (problem["status"] !== answer.status) return `${came}, whose problem document states another status`;
		const { code } = problem;
		return typeof code === "string" && codes.includes(code) && statusOf(code) === answer.status ? undefined : came;
	}

	function weakRefusal(answer: WireAnswer, { codes }: Refused): string | "limited" | undefined {
		const statuses = codes.map(statusOf);
		if (answer.status === 429 && !statuses.includes(429)) return "limited";
		// Whoever sends the sender to a page where to log in has let nobody in; CRED-01 says that it is badly said.
		const sentElsewhere = answer.status >= 300 && answer.status <= 399 && answer.status !== 304;
		// RFC 9110 §15.6.2: what a server says that does not know the method.
		const unknownMethod = answer.status === 501 && statuses.includes(405);
		const refused = (answer.status >= 400 && answer.status <= 499) || sentElsewhere || unknownMethod;
		const unavailable = answer.status >= 500 && statuses.some((status) => status >= 500);
		return refused || unavailable ? undefined : describeOutcome({ ok: true, answer });
	}

	function judgeAnswer(exchange: Exchange, rules: readonly AnswerRule[]): Outcome {
		let mild: Outcome = pass;
		for (const rule of rules) {
			const { says, security } = rule;
			if (rule.ownForm === true && context.errors === "any") continue;
			const actual = rule.violation(exchange);
			if (actual === undefined) continue;
			if (security || context.errors === "countersign") return fail(says, actual, exchange);
			if (mild.verdict === "pass") mild = { verdict: "warn", expected: says, actual, exchange };
		}
		return mild;
	}

	async function judgeUpstream(exchange: Exchange, rules: readonly UpstreamRule[]): Promise<Outcome> {
		if (rules.length === 0) return pass;
		const seen = await whatUpstreamSaw(exchange);
		if (seen === undefined) {
			return fail(
				"forwarded to the upstream",
				`${describeOutcome(exchange.outcome)}, but the upstream saw nothing of it`,
				exchange,
			);
		}
		for (const rule of rules) {
			const actual = rule.violation(seen, exchange);
			if (actual !== undefined) return fail(rule.says, actual, exchange);
		}
		return pass;
	}

	async function whatUpstreamSaw({ outcome, token }: Exchange): Promise<Seen | undefined> {
		const echoed = outcome.ok ? echoDocument(outcome.answer) : undefined;
		if (echoed !== undefined || context.seen === undefined) return echoed;
		return (await context.seen(token)).at(-1);
	}

	return { accepted: isAccepted, expect, pass: () => pass, fail, inconclusive };
}

/** Nobody refuses requests of these sizes who does not say so. */
const modestBodyBytes = 16_384;
const modestHeaderBytes = 4096;

function headerBytes({ headers }: WireRequest): number {
	return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}

const tooLarge: Outcome = {
	verdict: "skip",
	reason: "the target takes no request as large as this one has to be",
	remedy: "test a gateway that takes larger ones; set maxBodyBytes to what it takes",
};

function tooMany(exchange: Exchange, answer: WireAnswer): Outcome {
	const reason = "The target limits the rate of requests (429); lower it with --rate.";
	return limited(inconclusive(reason, exchange), retryAfter(answer));
}
