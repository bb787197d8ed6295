import { isDeepStrictEqual } from "node:util";
import type { Check } from "../engine/check.ts";
import type { Specification } from "../engine/requirements.ts";
import type { ShardReport } from "./agreement.ts";
import { again } from "./remedies.ts";
import { digestOfIds, shardOf } from "./split.ts";

/** What merging needs of the version that ran the shards. */
export interface Suite {
	/** All checks, in their order. */
	checks: readonly Pick<Check, "id" | "exclusive">[];
	specification: Specification;
	/** SHA-256 of `vectors/requirements.json`. */
	requirements: string;
}

/** Whether the shards are of other checks or requirements than those that are ours. */
export function ofAnotherSuite(shards: readonly ShardReport[], suite: Suite): readonly string[] {
	const ours = digestOfIds(suite.checks.map(({ id }) => id));
	return shards
		.filter(({ inputs }) => inputs.suite.digest !== ours || inputs.requirements !== suite.requirements)
		.map(({ file, report }) => {
			const ran = `countersign ${report.tool.version}`;
			return `${file}: ${ran}, which ran the shard, has other checks than this program. Merge with what ran it.`;
		});
}

/** Checks that are there twice, or that nobody knows. */
export function strayChecks(shards: readonly ShardReport[], { checks }: Suite): readonly string[] {
	const places = placesOf(shards);
	const known = new Set(checks.map(({ id }) => id));
	return [...places].flatMap(([id, files]) => [
		...(files.length > 1 ? [`${id} is in ${files.join(" and in ")}. ${again}`] : []),
		...(known.has(id) ? [] : [`${files.join(", ")}: there is no check ${id}. ${again}`]),
	]);
}

/** Whether the union is just what was selected, and each shard just its part. Takes for granted that there are no stray checks. */
export function incomplete(shards: readonly ShardReport[], { checks }: Suite): readonly string[] {
	const places = placesOf(shards);
	const whole = checks.filter(({ id }) => places.has(id));
	const digest = digestOfIds(whole.map(({ id }) => id));
	return shards.flatMap(({ file, report, shard }) => {
		const own = shardOf(whole, shard).map(({ id }) => id);
		const name = `shard ${shard.index} of ${shard.of}`;
		const problems = [
			...(whole.length === shard.total && digest === shard.digest
				? []
				: [
						`${file}: ${shard.total} checks were selected, and the ${whole.length} of all shards are not these. ${again}`,
					]),
			...(isDeepStrictEqual(
				own,
				report.results.map(({ id }) => id),
			)
				? []
				: [`${file} does not have just the checks of ${name}. ${again}`]),
		];
		return problems;
	});
}

/** The files that have a result of each check. */
function placesOf(shards: readonly ShardReport[]): ReadonlyMap<string, readonly string[]> {
	const places = new Map<string, string[]>();
	for (const { file, report } of shards) {
		for (const { id } of report.results) places.set(id, [...(places.get(id) ?? []), file]);
	}
	return places;
}
