import { NothingToChange } from "../client/nothing-to-change.ts";
import type { Result } from "../report/schema.ts";
import type { Check, Outcome, Trial } from "./check.ts";
import { unknownClock } from "./clock-need.ts";
import { evidenceOf } from "./evidence.ts";
import { controlOf, relies } from "./given.ts";
import { untilAnswered } from "./lost-answer.ts";
import { unmetNeed } from "./needs.ts";
import type { Redactor } from "./redact.ts";
import type { Requirement } from "./requirements.ts";
import { interruption, type Session } from "./session.ts";
import type { Target } from "./target.ts";
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
	const obstacle = obstacleTo(check, session);
	if (obstacle !== undefined) return { verdict: "inconclusive", reason: obstacle };
	const untimed = unknownClock(check, session.clock);
	if (untimed !== undefined) return { verdict: "skip", ...untimed };
	const cutShort = (): boolean => signal?.aborted === true;
	if (cutShort()) return interrupted;
	try {
		const { outcome, repeated } = await untilAnswered(() =>
			withDeadline(perform(check, session.trialFor(check, redactor), session, target.baseUrl), session.checkTimeoutMs),
		);
		// The interruption may have reached the target too, and what looks like a finding may be its end.
		if (cutShort() && outcome.verdict !== "pass") return interrupted;
		return { ...described(outcome, target, redactor), ...(repeated === undefined ? {} : { repeated }) };
	} catch (error) {
		if (cutShort()) return interrupted;
		return error instanceof NothingToChange
			? { verdict: "skip", reason: error.message, remedy: error.remedy }
			: failed(error);
	}
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

async function perform(check: Check, trial: Trial, { twins }: Session, url: string): Promise<Outcome> {
	if (check.kind === "scenario") return check.run(trial);
	const twin = await twins.prove(check.twin, url, async () =>
		trial.judge.expect(await trial.exchange(check.twin), { kind: "accepted" }),
	);
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

async function withDeadline(work: Promise<Outcome>, ms: number): Promise<Outcome> {
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`The check did not end within ${ms} ms.`)), ms);
	});
	try {
		return await Promise.race([work, deadline]);
	} finally {
		clearTimeout(timer);
	}
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
