import type { Report } from "../report/schema.ts";

/** The exit codes of every command; frozen. */
export const exitCodes = {
	/** Something was tested, and nothing failed. */
	clean: 0,
	findings: 1,
	/** Wrong usage or configuration, an unwritable report, nothing selected. */
	usage: 2,
	/** The target could not be reached, or nothing could be established. */
	inconclusive: 3,
	/** A mistake of this program. */
	internal: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * What a report amounts to. A run that proves nothing outweighs its findings; a finding outweighs our own errors;
 * and a run in which everything was skipped has tested nothing, so it is not clean. What is waived does not count; a
 * waiver that is stale or expired is a finding. What is measured is never one, but for our own errors.
 */
export function exitCodeOf({
	inconclusive,
	summary,
	waivers = [],
	measurements = [],
}: Pick<Report, "inconclusive" | "summary" | "waivers" | "measurements">): ExitCode {
	const waived = (verdict: "fail" | "inconclusive"): number =>
		waivers.filter(({ state, outcome }) => state === "met" && outcome.verdict === verdict).length;
	if (inconclusive !== undefined) return exitCodes.inconclusive;
	if (summary.fail > waived("fail")) return exitCodes.findings;
	if (waivers.some(({ state }) => state === "stale" || state === "expired")) return exitCodes.findings;
	if (summary.error > 0 || measurements.some(({ outcome }) => outcome === "error")) return exitCodes.internal;
	if (summary.inconclusive > waived("inconclusive")) return exitCodes.inconclusive;
	return summary.pass + summary.warn + summary.fail > 0 ? exitCodes.clean : exitCodes.inconclusive;
}
