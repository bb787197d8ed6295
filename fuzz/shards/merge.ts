import { firstProblems, miscounted, notOfAShard, numbering, timeOf } from "../../conformance/shards/index.ts";
import type { FuzzReport } from "../report/schema.ts";
import { summaryOf } from "../report/summary.ts";
import { disagreements, type FuzzShard, otherKinds } from "./agreement.ts";
import { mergeResults } from "./merge-results.ts";

/** Each problem names the files and says what to do. */
export type MergedFuzz = { ok: true; report: FuzzReport } | { ok: false; problems: readonly string[] };

/**
 * The reports of all shards of a fuzz run as the report of the whole: what a run without shards would have tried, and no
 * input twice. Refuses shards of different runs, one that is missing or there twice, and reports that were changed.
 */
export function mergeFuzzShards(stored: readonly { file: string; report: FuzzReport }[]): MergedFuzz {
	const shards = stored.flatMap(({ file, report }): readonly FuzzShard[] =>
		report.shard === undefined ? [] : [{ file, report, shard: report.shard }],
	);
	const problems = firstProblems([
		() => strangers(stored),
		() => disagreements(shards),
		() => numbering(shards, "fuzz"),
		() => otherKinds(shards),
		() => miscounted(shards, summaryOf),
	]);
	if (problems.length > 0) return { ok: false, problems };
	return { ok: true, report: union(shards.toSorted((one, other) => one.shard.index - other.shard.index)) };
}

function strangers(stored: readonly { file: string; report: FuzzReport }[]): readonly string[] {
	return stored
		.filter(({ report }) => report.shard === undefined)
		.map(({ file, report }) => notOfAShard(file, report, "fuzz with --seed and"));
}

function union(shards: readonly FuzzShard[]): FuzzReport {
	const reports = shards.map(({ report }) => report);
	const [first] = reports;
	if (first === undefined) throw new RangeError("A union takes at least one shard.");
	const results = first.results.map((_, at) =>
		mergeResults(
			reports.flatMap((report, index) => {
				const result = report.results[at];
				return result === undefined ? [] : [{ part: `shard ${index + 1} of ${reports.length}`, result }];
			}),
		),
	);
	const { schemaVersion, tool, target, seed, runId, asked, aside } = first;
	return {
		...{ schemaVersion, tool, seed, runId, asked },
		...(target === undefined ? {} : { target }),
		shards: shards.map(partOf),
		...timeOf(reports),
		...(reports.some(({ interrupted }) => interrupted === true) ? { interrupted: true as const } : {}),
		summary: summaryOf(results),
		results,
		...(aside === undefined ? {} : { aside }),
	};
}

function partOf({ report, shard }: FuzzShard): NonNullable<FuzzReport["shards"]>[number] {
	const { runId, target, startedAt, durationMs, summary } = report;
	const url = target === undefined ? {} : { url: target.url };
	return { index: shard.index, runId, ...url, startedAt, durationMs, executions: summary.executions };
}
