import { summarize } from "../engine/summary.ts";
import type { Report } from "../report/schema.ts";
import { disagreements, type ShardReport } from "./agreement.ts";
import { incomplete, ofAnotherSuite, type Suite, strayChecks } from "./completeness.ts";
import { miscounted } from "./miscounted.ts";
import { numbering } from "./numbering.ts";
import { firstProblems, notOfAShard } from "./refusals.ts";
import type { MergedShard } from "./schema.ts";
import { timeOf } from "./time.ts";

/** A report that may be one of a shard, and how its file was named. */
export interface StoredReport {
	file: string;
	report: Report;
}

/** Each problem names the files and says what to do. */
export type Merged = { ok: true; report: Report } | { ok: false; problems: readonly string[] };

/**
 * The reports of all shards of a run as the report that the run as a whole would have had. Refuses whatever is not
 * provably complete: a shard that is missing or there twice, shards of different runs, and checks that are not just
 * those that were selected, each in just the shard that it belongs to.
 */
export function mergeShards(stored: readonly StoredReport[], suite: Suite): Merged {
	const { shards, strangers } = takeShards(stored);
	const problems = firstProblems([
		() => strangers,
		() => disagreements(shards),
		() => numbering(shards, "conform"),
		() => ofAnotherSuite(shards, suite),
		() => miscounted(shards, (results) => summarize(results, suite.specification)),
		() => strayChecks(shards, suite),
		() => incomplete(shards, suite),
	]);
	return problems.length > 0 ? { ok: false, problems } : { ok: true, report: union(shards, suite) };
}

function takeShards(stored: readonly StoredReport[]): {
	shards: readonly ShardReport[];
	strangers: readonly string[];
} {
	const shards: ShardReport[] = [];
	const strangers: string[] = [];
	for (const { file, report } of stored) {
		const { shard, inputs } = report;
		if (shard !== undefined && inputs !== undefined) shards.push({ file, report, shard, inputs });
		else strangers.push(notOfAShard(file, report, "conform with"));
	}
	return { shards, strangers };
}

function union(shards: readonly ShardReport[], { checks, specification }: Suite): Report {
	const sorted = shards.toSorted((a, b) => a.shard.index - b.shard.index);
	const [first] = sorted;
	if (first === undefined) throw new RangeError("A union takes at least one shard.");
	const reports = sorted.map(({ report }) => report);
	const position = new Map(checks.map(({ id }, at) => [id, at]));
	const inOrder = <T extends { id: string }>(items: readonly T[]): readonly T[] =>
		items.toSorted((a, b) => (position.get(a.id) ?? checks.length) - (position.get(b.id) ?? checks.length));
	const results = inOrder(reports.flatMap((report) => report.results));
	// What was measured by the way stands where its check does, and the rest behind it, as in a run of the whole.
	const measurements = inOrder(reports.flatMap((report) => report.measurements ?? []));
	const { schemaVersion, tool, target, scheme, seed, runId, waivers } = first.report;
	return {
		...{ schemaVersion, tool, target, scheme, seed, runId },
		...timeOf(reports),
		inputs: { ...first.inputs, configs: [...new Set(sorted.flatMap(({ inputs }) => inputs.configs))] },
		shards: sorted.map(partOf),
		...whyInconclusive(sorted),
		summary: summarize(results, specification),
		// A waiver is judged where its check is, and every check is in one shard.
		...(waivers === undefined ? {} : { waivers: inOrder(reports.flatMap((report) => report.waivers ?? [])) }),
		results,
		...(measurements.length === 0 ? {} : { measurements }),
	};
}

function partOf({ report, shard }: ShardReport): MergedShard {
	const { runId, target, startedAt, durationMs, results } = report;
	return { index: shard.index, runId, url: target.url, startedAt, durationMs, checks: results.length };
}

function whyInconclusive(shards: readonly ShardReport[]): Pick<Report, "inconclusive"> {
	const reasons = shards.flatMap(({ report, shard }) =>
		report.inconclusive === undefined ? [] : [`Shard ${shard.index} of ${shard.of}: ${report.inconclusive}`],
	);
	return reasons.length === 0 ? {} : { inconclusive: reasons.join(" ") };
}
