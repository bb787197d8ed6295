import { type ExitCode, exitCodes } from "../conformance/engine/verdict.ts";
import type { FuzzReport } from "./report/schema.ts";

/**
 * What a fuzz run amounts to: an interruption outweighs all, then a finding, then a mistake of ours; a run that tried
 * nothing is not clean.
 */
export function fuzzExitCode({ summary, interrupted }: FuzzReport): ExitCode {
	if (interrupted === true) {
		return exitCodes.inconclusive;
	}
	if (summary.fail > 0) {
		return exitCodes.findings;
	}
	if (summary.error > 0) {
		return exitCodes.internal;
	}
	if (summary.inconclusive > 0 || summary.pass === 0) {
		return exitCodes.inconclusive;
	}
	return exitCodes.clean;
}
