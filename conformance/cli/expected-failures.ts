import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Report } from "../report/index.ts";
import { judgeWaivers, markWaived, readWaivers, updatedBaseline, type Waiver } from "../waivers/index.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";
import { writeJson } from "./write-json.ts";

interface ExpectedFailureOptions {
	expectedFailures?: string;
	updateBaseline?: boolean;
}

/** The waivers of a run: read before it, applied to its report, and written again if that was asked for. */
export interface OpenWaivers {
	judge(report: Report): Report;
	/** A result as `judge` will have it, as soon as it is there. */
	mark(result: Report["results"][number]): Report["results"][number];
	/** Of a report that `judge` has judged. Says on standard error what has changed. */
	update(report: Report): Promise<void>;
}

const none: OpenWaivers = { judge: (report) => report, mark: (result) => result, update: async () => {} };

/** Reads the file of `--expected-failures`, which an update may make. Throws `UsageError` and `ConfigError`. */
export function openWaivers(
	{ expectedFailures, updateBaseline = false }: ExpectedFailureOptions,
	checkIds: readonly string[],
	io: Io,
): OpenWaivers {
	if (expectedFailures === undefined) {
		if (updateBaseline) throw new UsageError("--update-baseline needs --expected-failures, the file that it updates.");
		return none;
	}
	const file = resolve(io.cwd, expectedFailures);
	const waivers: readonly Waiver[] = updateBaseline && !existsSync(file) ? [] : readWaivers(file, checkIds);
	return {
		judge: (report) => judgeWaivers(report, waivers, Date.now()),
		mark: (result) => markWaived(result, waivers, Date.now()),
		update: async (report) => {
			if (!updateBaseline) return;
			if (report.inconclusive !== undefined) {
				await io.stderr.write(`${expectedFailures} was left as it is: the run proves nothing.\n`);
				return;
			}
			const { waivers: current, added, changed, removed } = updatedBaseline(report, waivers, Date.now());
			writeJson(file, { schemaVersion: 1, waivers: current });
			const toFill = added + changed > 0 ? "; it is refused until the empty fields are filled in" : "";
			await io.stderr.write(`${expectedFailures}: ${added} added, ${changed} changed, ${removed} removed${toFill}\n`);
		},
	};
}
