import type { Check } from "../engine/check.ts";
import { runSuite } from "../engine/run.ts";
import type { Target } from "../engine/target.ts";
import type { Report } from "../report/index.ts";

type Result = Report["results"][number];

/** Stands for the plain requests before and after the checks, in whose place a gateway that fails them stands for nothing. */
export const sanityId = "sanity";

/** Why a check is no proof for a gateway. */
export interface Finding {
	/** The check that says so, or `sanity`. */
	readonly by: string;
	/** `skip`: nothing was asked of the gateway, which says nothing against it. */
	readonly verdict: "fail" | "warn" | "unproven" | "skip";
	readonly because: string;
}

export const allowances = ["load", "lockout", "mutation"] as const;
/** Long enough for the slowest answer that a check waits for, on a machine that has other things to do. */
export const timeoutMs = 5000;
export const checkTimeoutMs = 30_000;

export interface SuiteOptions {
	/** Whether the run ends as soon as a check fails. */
	readonly bail: boolean;
}

/**
 * Runs checks against a target. Resolves to what the target does not pass, the gravest first: failed checks, that the run
 * as a whole proves nothing, checks without a verdict, recommendations that are not followed. What is skipped is not among them.
 */
export async function runFindings(
	target: Target,
	checks: readonly Check[],
	{ bail }: SuiteOptions,
): Promise<readonly Finding[]> {
	if (checks.length === 0) return [];
	const stop = new AbortController();
	const found: Finding[] = [];
	const { inconclusive } = await runSuite({
		target,
		checks,
		timeoutMs,
		checkTimeoutMs,
		allow: allowances,
		signal: stop.signal,
		onResult: (result) => {
			const finding = stop.signal.aborted ? undefined : findingOf(result);
			if (finding === undefined) return;
			found.push(finding);
			if (bail && finding.verdict === "fail") stop.abort();
		},
	});
	const having = (verdict: Finding["verdict"]) => found.filter((finding) => finding.verdict === verdict);
	const whole = inconclusive === undefined || stop.signal.aborted ? [] : [unproven(inconclusive)];
	return [...having("fail"), ...whole, ...having("unproven"), ...having("warn")];
}

/** A run that proves nothing, for this reason. */
export function unproven(because: string): Finding {
	return { by: sanityId, verdict: "unproven", because };
}

/** What keeps this result from being a proof; undefined for a check that is passed. */
export function findingOf({ id, verdict, expected, actual, reason }: Result): Finding | undefined {
	switch (verdict) {
		case "pass":
			return undefined;
		case "fail":
		case "warn":
			return { by: id, verdict, because: `expected ${expected ?? "?"}; came ${actual ?? "?"}` };
		case "skip":
			return { by: id, verdict, because: reason ?? "no reason" };
		default:
			return { by: id, verdict: "unproven", because: `${verdict}: ${reason ?? "no reason"}` };
	}
}
