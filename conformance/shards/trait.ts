import { placeOf } from "./place.ts";
import { sameCommand, sameVersion } from "./remedies.ts";

/** What all shards of one run have in common. */
export interface Trait<One> {
	readonly name: string;
	of(one: One): string;
	/** What to do where two have not. */
	readonly remedy: string;
}

/** The report of one shard, whatever was run, and how its file was named. */
interface AnyShard {
	readonly file: string;
	readonly report: {
		readonly tool: { readonly version: string };
		readonly seed: string | number;
		readonly target?: { readonly name: string; readonly url: string } | undefined;
	};
	readonly shard: { readonly of: number };
}

/** Those that shards of any run have. */
export const traitsOfAny = {
	version: { name: "version", of: ({ report }) => report.tool.version, remedy: sameVersion },
	count: {
		name: "number of shards",
		of: ({ shard }) => String(shard.of),
		remedy: "Run all shards as parts of the same number.",
	},
	seed: { name: "seed", of: ({ report }) => String(report.seed), remedy: "Run all shards with the same --seed." },
	target: {
		name: "target",
		of: ({ report: { target } }) => (target === undefined ? "none" : placeOf(target.url)),
		remedy: "Run all shards against the same target.",
	},
	nameOfTarget: {
		name: "name of the target",
		of: ({ report: { target } }) => (target === undefined ? "none" : placeOf(target.name)),
		remedy: sameCommand,
	},
} as const satisfies Readonly<Record<string, Trait<AnyShard>>>;

/** In which of these traits two shards differ, each with what to do. */
export function differences<One extends Pick<AnyShard, "file">>(
	shards: readonly One[],
	traits: readonly Trait<One>[],
): readonly string[] {
	const [first, ...others] = shards;
	if (first === undefined) return [];
	return traits.flatMap(({ name, of, remedy }) => {
		const other = others.find((one) => of(one) !== of(first));
		if (other === undefined) return [];
		return [`${first.file} and ${other.file} differ in ${name}: ${of(first)} and ${of(other)}. ${remedy}`];
	});
}
