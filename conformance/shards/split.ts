import type { Check } from "../engine/check.ts";
import { sha256 } from "../sha256.ts";

/** One of `of` parts, `index` from 1. */
export interface ShardChoice {
	index: number;
	of: number;
}

/**
 * The checks of one shard, in their order. Every check is in exactly one shard, whatever the seed; neighbours, which
 * are alike, are in different ones, so that shards take about as long.
 *
 * Those that run alone, because they change what others rely on, are all in the last shard. Spread over all of them they
 * would let no two shards run at the same time; like this, all others can, and the last one after them.
 */
export function shardOf<C extends Pick<Check, "exclusive">>(
	checks: readonly C[],
	{ index, of }: ShardChoice,
): readonly C[] {
	const shared = checks.filter(({ exclusive }) => exclusive !== true);
	const own = new Set(shared.filter((_, position) => position % of === index - 1));
	return checks.filter((check) => own.has(check) || (check.exclusive === true && index === of));
}

/** What identifies a set of checks: SHA-256 over their ids in this order, one a line, each line with its end. */
export function digestOfIds(ids: readonly string[]): string {
	return sha256(ids.map((id) => `${id}\n`).join(""));
}
