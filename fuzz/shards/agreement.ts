import { differences, sameCommand, type Trait, traitsOfAny } from "../../conformance/shards/index.ts";
import type { FuzzReport } from "../report/schema.ts";

/** The report of one shard, and how its file was named. */
export interface FuzzShard {
	readonly file: string;
	readonly report: FuzzReport;
	readonly shard: NonNullable<FuzzReport["shard"]>;
}

/** What all shards of one run have in common, in the order in which a difference explains the ones after it. */
const traits: readonly Trait<FuzzShard>[] = [
	traitsOfAny.version,
	traitsOfAny.count,
	traitsOfAny.seed,
	traitsOfAny.target,
	traitsOfAny.nameOfTarget,
	{ name: "how much is tried", of: ({ report }) => askedText(report), remedy: sameCommand },
	{
		name: "properties",
		of: ({ report }) => report.results.map(({ id }) => id).join(", "),
		remedy: "Run all shards with the same --property and --group, and with the same version.",
	},
];

function askedText({ asked: { runs, timeMs } }: FuzzReport): string {
	if (runs !== undefined) return `${runs} inputs of each property`;
	return timeMs === undefined ? "each property's own number of inputs" : `${timeMs} ms`;
}

/** What two shards that should be of one run do not have in common, each with what to do. */
export function disagreements(shards: readonly FuzzShard[]): readonly string[] {
	return differences(shards, traits);
}

/** Which shards tell the kinds of a property otherwise. What was not tried in a shard has no account of its kinds there. */
export function otherKinds(shards: readonly FuzzShard[]): readonly string[] {
	const known = new Map<string, { readonly file: string; readonly kinds: string }>();
	return shards.flatMap(({ file, report }) =>
		report.results.flatMap(({ id, explored }) => {
			const kinds = explored.kinds.map((kind) => kind.id).join(", ");
			const first = known.get(id) ?? { file, kinds };
			if (kinds !== "") known.set(id, first);
			if (kinds === "" || kinds === first.kinds) return [];
			return [`${first.file} and ${file} differ in the kinds of input of ${id}. ${sameCommand}`];
		}),
	);
}
