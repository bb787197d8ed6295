import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import type { ReplayReport } from "./schema.ts";

/** 0 only if everything is fixed; an interruption outweighs a finding, a finding outweighs our own mistake, and both what could not be established. */
export function replayExitCode({ summary, findings, interrupted }: ReplayReport): ExitCode {
	if (interrupted === true) return exitCodes.inconclusive;
	if (summary.failed > 0) return exitCodes.findings;
	if (findings.some(({ internal }) => internal === true)) return exitCodes.internal;
	return summary.error > 0 || summary.fixed === 0 ? exitCodes.inconclusive : exitCodes.clean;
}
