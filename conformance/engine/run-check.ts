import { TokenExpired } from "../client/given-token.ts";
import { NothingToChange } from "../client/nothing-to-change.ts";
import type { Result } from "../report/schema.ts";
import { Attempt } from "./attempt.ts";
import type { Check, Outcome, Trial } from "./check.ts";
import { isAboutTime } from "./clock-doubt.ts";
import { unknownClock } from "./clock-need.ts";
import { withDeadline } from "./deadline.ts";
import { evidenceOf } from "./evidence.ts";
import { controlOf, relies } from "./given.ts";
import { interruption, withGrace } from "./interruption.ts";
import { type Repeated, untilAnswered } from "./lost-answer.ts";
import { type SkipReason, unmetNeed } from "./needs.ts";
import { inconclusive } from "./outcome.ts";
import { answeredInFront } from "./platform.ts";
import { unlessThePlatforms } from "./platform-control.ts";
import type { Redactor } from "./redact.ts";
import type { Requirement } from "./requirements.ts";
import { type Session, tooSlow } from "./session.ts";
import { isLeniency, isOwnRule } from "./standing.ts";
import type { Target } from "./target.ts";
import { bothRepeated, untilUnlimited } from "./until-unlimited.ts";
import { variantFor } from "./variant.ts";

type Finding = Pick<Result, "verdict"> &
	Partial<Pick<Result, "reason" | "remedy" | "expected" | "actual" | "evidence" | "repeated" | "stack">>;

/** How a finding begins that is about the twin, the request without a defect, and not about the probe. */
export const wronglyRefused = "wrongly refused: ";

/** Runs one check to its result. Never rejects: what a check throws is the verdict `error`. */
export async function runCheck(check: Check, session: Session, signal?: AbortSignal): Promise<Result> {
	const started = performance.now();
	const redactor = session.redactor.child();
	const found = await find(check, session, redactor, signal);
	// Most say no more than that, and have nothing to hide.
	const finding: Finding = found.verdict === "pass" && found.repeated === undefined ? found : redactor.value(found);
	const requirement = session.specification.requirements.get(check.requirement);
	const level = requirement?.level ?? "MUST";
	return {
		id: check.id,
		requirement: check.requirement,
		level,
		severity: check.severity,
		title: check.title,
		durationMs: Math.round(performance.now() - started),
		...referencesOf(check, requirement),
		...finding,
		// A SHOULD may be broken for a good reason, so breaking it is no failure.
		verdict: finding.verdict === "fail" && level === "SHOULD" ? "warn" : finding.verdict,
	};
}

/** The check's own, or else those of the sentence that it is about. */
function referencesOf(check: Check, requirement: Requirement | undefined): Pick<Result, "references"> {
	const references = check.references.length > 0 ? check.references : (requirement?.sources ?? []);
	return references.length === 0 ? {} : { references };
}

async function find(check: Check, session: Session, redactor: Redactor, signal?: AbortSignal): Promise<Finding> {
	const target = variantFor(check, session.target);
	const unmet = unmetNeed(check, target.capabilities, session.allowed);
	if (unmet !== undefined) return { verdict: "skip", ...unmet };
	const cutShort = (): boolean => signal?.aborted === true;
	if (cutShort()) return interrupted;
	const obstacle = obstacleTo(check, session);
	if (obstacle !== undefined) return { verdict: "inconclusive", reason: obstacle };
	const impossible = unknownClock(check, session.clock) ?? unsignedBy(check, target);
	if (impossible !== undefined) return { verdict: "skip", ...impossible };
	if (session.pacer.gaveUp) return { verdict: "inconclusive", reason: tooSlow };
	try {
		const { outcome, repeated, cut } = await attempted(check, session, redactor, target.baseUrl, signal);
		// The interruption may have reached the target too, and what looks like a finding may be its end.
		if (cutShort() && (outcome.verdict !== "pass" || cut)) return interrupted;
		const mild = isLeniency(check, outcome, target.capabilities) ? ({ verdict: "warn" } as const) : {};
		return { ...described(outcome, target, redactor), ...mild, ...(repeated === undefined ? {} : { repeated }) };
	} catch (error) {
		if (cutShort()) return interrupted;
		if (error instanceof TokenExpired) return { verdict: "inconclusive", reason: error.message };
		return error instanceof NothingToChange
			? { verdict: "skip", reason: error.message, remedy: error.remedy }
			: failed(error);
	}
}

/** Performs a check as often as it takes to be answered. */
async function attempted(
	check: Check,
	session: Session,
	redactor: Redactor,
	url: string,
	signal: AbortSignal | undefined,
): Promise<Repeated & { cut: boolean }> {
	const { pacer, behind, checkTimeoutMs } = session;
	let slowed: Repeated["repeated"];
	let attempt = new Attempt(behind, signal);
	const once = async (): Promise<Outcome> => {
		attempt = new Attempt(behind, signal);
		const work = perform(check, session.trialFor(check, redactor, attempt), session, url);
		const outcome = await withGrace(withDeadline(work, checkTimeoutMs, attempt), signal);
		return inFrontOf(check, attempt) ?? outcome;
	};
	const unlimited = async (): Promise<Outcome> => {
		const { outcome, repeated } = await untilUnlimited(once, pacer);
		slowed = bothRepeated(slowed, repeated);
		return outcome;
	};
	const answered = await untilAnswered(unlimited, (exchange) => attempt.nameOf(exchange));
	const repeated = bothRepeated(answered.repeated, slowed);
	const { target, timeoutMs } = session;
	const options = { sensitiveHeaders: target.sensitiveHeaders, timeoutMs };
	const owned = await unlessThePlatforms(answered.outcome, target.platform, options);
	const outcome = await unlessAboutTheClock(owned, session);
	return { outcome, cut: attempt.cut, ...(repeated === undefined ? {} : { repeated }) };
}

/**
 * What a check in code comes to of which something in front of the gateway answered a part: it neither knows nor asks
 * who answered, so that what it found may be about that. The others are judged answer by answer.
 */
function inFrontOf({ kind }: Check, { inFront }: Attempt): Outcome | undefined {
	return kind === "scenario" && inFront !== undefined ? answeredInFront(inFront.answer, inFront.exchange) : undefined;
}

/** A finding that depends on what time it is for the target, unless nobody knows that. */
async function unlessAboutTheClock(outcome: Outcome, { clockDoubt }: Session): Promise<Outcome> {
	if (outcome.verdict !== "fail" || outcome.exchange === undefined || !isAboutTime(outcome.exchange)) return outcome;
	const doubt = await clockDoubt();
	return doubt === undefined ? outcome : inconclusive(doubt, outcome.exchange);
}

const interrupted: Finding = { verdict: "inconclusive", reason: interruption };

/** Why nothing can be proved about this check, although its needs are met. */
function obstacleTo(check: Check, { sanity, target }: Session): string | undefined {
	if (!sanity.usable) return sanity.reason;
	if (target.setup === "ours") return undefined;
	for (const [given, came] of sanity.refused) {
		const { what, members } = controlOf(given);
		if (relies(check, given, target.capabilities))
			return `The target does not accept ${what} (${came}): check ${members} in the config.`;
	}
	return undefined;
}

/** Why nobody could refuse the probe of a check for its signature, or undefined. */
function unsignedBy(check: Check, { unsigned }: Target): SkipReason | undefined {
	const isOfSignatures = check.requirement.startsWith("HMAC-");
	if (!isOfSignatures || check.kind !== "exchange" || check.expect.kind !== "refused") return undefined;
	const part = unsigned?.(check.probe);
	if (part === undefined) return undefined;
	return {
		reason: `signatures of the target do not cover the ${part}, so that whoever sees a request can alter it`,
		remedy: "it is about schemes that sign it",
	};
}

const refusedByOwnRule: Outcome = {
	verdict: "skip",
	reason: "the target refuses the same request without the defect, too, by a rule of its own",
	remedy: "choose routes that take any body, and tell what the target asks of requests and tokens",
};

async function perform(check: Check, trial: Trial, { twins, target }: Session, url: string): Promise<Outcome> {
	if (check.kind === "scenario") return check.run(trial);
	const twin = await twins.prove(check.twin, url, async () =>
		trial.judge.expect(await trial.exchange(check.twin), { kind: "accepted" }),
	);
	if (isOwnRule(twin, target)) return refusedByOwnRule;
	if (twin.verdict === "fail") {
		return {
			...twin,
			expected: `${twin.expected}: the same request without the defect`,
			actual: `${wronglyRefused}${twin.actual}`,
		};
	}
	if (twin.verdict !== "pass") return twin;
	return trial.judge.expect(await trial.exchange(check.probe), check.expect);
}

function described(outcome: Outcome, target: Target, redactor: Redactor): Finding {
	if (outcome.verdict === "pass" || outcome.verdict === "skip") return outcome;
	const evidence =
		outcome.exchange === undefined
			? {}
			: { evidence: evidenceOf(outcome.exchange, outcome.exchange.edge?.url ?? target.baseUrl, redactor) };
	if (outcome.verdict === "inconclusive") return { verdict: "inconclusive", reason: outcome.reason, ...evidence };
	return { verdict: outcome.verdict, expected: outcome.expected, actual: outcome.actual, ...evidence };
}

function failed(error: unknown): Finding {
	if (!(error instanceof Error)) return { verdict: "error", reason: String(error) };
	return { verdict: "error", reason: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) };
}
