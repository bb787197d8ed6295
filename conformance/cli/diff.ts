import { resolve } from "node:path";
import { compareReports, renderComparison } from "../comparison/index.ts";
import { readJsonFile } from "../config/json-file.ts";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { parseDestinations, Report } from "../report/index.ts";
import { deliverRendered, prepareDestinations } from "./deliver.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `countersign diff`, parsed. */
export interface DiffOptions {
	before: string;
	after: string;
	reporter?: readonly string[];
}

/**
 * `countersign diff`: what got better and what got worse between two reports. 1 if anything got worse, 3 if one of the
 * runs proves nothing. Throws `UsageError` and `ConfigError`.
 */
export async function diff({ before, after, reporter }: DiffOptions, io: Io): Promise<ExitCode> {
	const parsed = parseDestinations(reporter ?? [], ["pretty", "json"] as const);
	if (!parsed.ok) throw new UsageError(parsed.message);
	const comparison = compareReports(
		readJsonFile(resolve(io.cwd, before), Report),
		readJsonFile(resolve(io.cwd, after), Report),
	);
	prepareDestinations(parsed.destinations, io);
	await deliverRendered(
		(format, surface) =>
			format === "json" ? `${JSON.stringify(comparison, undefined, "\t")}\n` : renderComparison(comparison, surface),
		parsed.destinations,
		io,
	);
	if (comparison.inconclusive !== undefined) return exitCodes.inconclusive;
	return comparison.summary.worse > 0 ? exitCodes.findings : exitCodes.clean;
}
