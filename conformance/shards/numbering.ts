import { again } from "./remedies.ts";

interface Numbered {
	readonly file: string;
	readonly report: { readonly seed: string | number };
	readonly shard: { readonly index: number; readonly of: number };
}

/**
 * Which shards are missing, there twice, or none of so many, where `command` runs them. Takes for granted that all say the
 * same number.
 */
export function numbering(shards: readonly Numbered[], command: string): readonly string[] {
	const [first] = shards;
	if (first === undefined) return ["There is no report to merge."];
	const { of } = first.shard;
	const filesOf = (index: number): readonly string[] =>
		shards.filter(({ shard }) => shard.index === index).map(({ file }) => file);
	const outside = shards
		.filter(({ shard }) => shard.index > of)
		.map(({ file, shard }) => `${file} is shard ${shard.index} of ${of}. ${again}`);
	const expected = Array.from({ length: of }, (_, at) => at + 1);
	const twice = expected
		.filter((index) => filesOf(index).length > 1)
		.map((index) => `${filesOf(index).join(" and ")} are both shard ${index} of ${of}. Give one of them.`);
	const gaps = expected
		.filter((index) => filesOf(index).length === 0)
		.map((index) => {
			const options = `--seed ${first.report.seed} --shard ${index}/${of}`;
			return `Shard ${index} of ${of} is missing. Give its report too, that of ${command} with ${options}.`;
		});
	return [...outside, ...twice, ...gaps];
}
