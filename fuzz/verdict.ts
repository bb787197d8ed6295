import { type ExitCode, exitCodes } from "../conformance/engine/verdict.ts";
import type { FuzzReport } from "./report/schema.ts";

/** What a fuzz run amounts to: a finding outweighs all, a mistake of ours the rest; a run that tried nothing is not clean. */
export function fuzzExitCode({ summary }: FuzzReport): ExitCode {
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
