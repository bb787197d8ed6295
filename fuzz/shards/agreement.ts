import { isDeepStrictEqual } from "node:util";
import { placeOf } from "../../conformance/shards/index.ts";
import type { FuzzReport } from "../report/schema.ts";
import { summaryOf } from "../report/summary.ts";

/** The report of one shard, and how its file was named. */
export interface FuzzShard {
	readonly file: string;
	readonly report: FuzzReport;
	readonly shard: NonNullable<FuzzReport["shard"]>;
}

interface Trait {
	readonly name: string;
	of(one: FuzzShard): string;
	readonly remedy: string;
}

const sameCommand = "Run all shards with the same options, --shard apart.";
const again = "Run the shard again.";

/** What all shards of one run have in common, in the order in which a difference explains the ones after it. */
const traits: readonly Trait[] = [
	{
		name: "version",
		of: ({ report }) => report.tool.version,
		remedy: "Run all shards with the same version of countersign.",
	},
	{
		name: "number of shards",
		of: ({ shard }) => String(shard.of),
		remedy: "Run all shards as parts of the same number.",
	},
	{ name: "seed", of: ({ report }) => String(report.seed), remedy: "Run all shards with the same --seed." },
	{
		name: "target",
		of: ({ report: { target } }) => (target === undefined ? "none" : placeOf(target.url)),
		remedy: "Run all shards against the same target.",
	},
	{
		name: "name of the target",
		of: ({ report: { target } }) => (target === undefined ? "none" : placeOf(target.name)),
		remedy: sameCommand,
	},
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
	const [first, ...others] = shards;
	if (first === undefined) return [];
	return traits.flatMap(({ name, of, remedy }) => {
		const other = others.find((one) => of(one) !== of(first));
		if (other === undefined) return [];
		return [`${first.file} and ${other.file} differ in ${name}: ${of(first)} and ${of(other)}. ${remedy}`];
	});
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

/** Which shards are missing, there twice, or none of so many. Takes for granted that all say the same number. */
export function numbering(shards: readonly FuzzShard[]): readonly string[] {
	const [first] = shards;
	if (first === undefined) return ["There is no report to merge."];
	const { of } = first.shard;
	const outside = shards
		.filter(({ shard }) => shard.index > of)
		.map(({ file, shard }) => `${file} is shard ${shard.index} of ${of}. ${again}`);
	const within = Array.from({ length: of }, (_, at) => at + 1).flatMap((index) => {
		const files = shards.filter(({ shard }) => shard.index === index).map(({ file }) => file);
		if (files.length > 1) return [`${files.join(" and ")} are both shard ${index} of ${of}. Give one of them.`];
		const options = `--seed ${first.report.seed} --shard ${index}/${of}`;
		return files.length === 1
			? []
			: [`Shard ${index} of ${of} is missing. Give its report too, that of fuzz with ${options}.`];
	});
	return [...outside, ...within];
}

/** Which shards sum up other results than they have: something was changed, or cut off, after the run. */
export function miscounted(shards: readonly FuzzShard[]): readonly string[] {
	return shards
		.filter(({ report }) => !isDeepStrictEqual(summaryOf(report.results), report.summary))
		.map(({ file }) => `${file}: the summary is not that of the results, so that one was changed. ${again}`);
}
