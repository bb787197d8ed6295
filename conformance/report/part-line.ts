import type { Report } from "./schema.ts";

/** Of which whole a report is a part, or which parts it was merged from: one line, as plain text. */
export function partLine({ shard, shards, results }: Report): string | undefined {
	if (shard !== undefined) {
		return `shard ${shard.index} of ${shard.of}, ${results.length} of ${shard.total} selected checks: merge it with the others`;
	}
	return shards === undefined ? undefined : `merged from ${shards.length} shards, ${shards.map(runOf).join(", ")}`;
}

function runOf({ index, runId }: NonNullable<Report["shards"]>[number]): string {
	return `${index}: run ${runId}`;
}
