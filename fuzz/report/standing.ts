import { exitCodes } from "../../conformance/engine/verdict.ts";
import { counted } from "../../conformance/report/counted.ts";
import { type Standing, standingLabel } from "../../conformance/report/standing.ts";
import { fuzzExitCode } from "../verdict.ts";
import type { FuzzReport } from "./schema.ts";

/** By the exit code that the run ends with. */
export function standingOf(report: FuzzReport): Standing {
	const code = fuzzExitCode(report);
	if (code === exitCodes.findings) return "failed";
	if (code === exitCodes.internal) return "error";
	return code === exitCodes.clean ? "passed" : "inconclusive";
}

/** The verdict and its measure in one line of plain text: `Failed: 2 different faults`. */
export function headlineOf(report: FuzzReport): string {
	return `${standingLabel[standingOf(report)]}: ${measureOf(report)}`;
}

/** What the verdict rests on. */
export function measureOf(report: FuzzReport): string {
	const { summary, results, interrupted } = report;
	const of = `of ${counted(results.length, "property", "properties")}`;
	if (interrupted === true) return "the run was interrupted";
	if (summary.fail > 0) return `${counted(summary.faults, "fault", "different faults")}`;
	if (summary.error > 0) return `${summary.error} ${of} went wrong in the fuzzer`;
	if (summary.inconclusive > 0) return `${summary.inconclusive} ${of} came to no verdict`;
	return summary.pass === 0 ? "nothing was tried" : `${summary.pass} ${of} held`;
}
