import { hypothesesFor, inTableOrder } from "./hypotheses/index.ts";
import { compatible, type Mistake } from "./mistake.ts";
import { type Explanation, effectOf } from "./pool.ts";
import type { SearchLimits, SearchResult } from "./search.ts";
import type { Workbench } from "./workbench.ts";

/** More mistakes than this in one string are left to people. */
const mostMistakes = 6;
/** Sets of mistakes that come to the same are all named, up to this many. */
const mostAlike = 400;

/**
 * Explains a string to sign with many mistakes: each one that is added has to bring at least one more line into
 * agreement, so that few sets need to be tried.
 */
export function stringByLines(
	bench: Workbench,
	given: string,
	{ expired }: Pick<SearchLimits, "expired">,
): SearchResult {
	const table = hypothesesFor(bench.material.scheme).filter(
		(mistake) => effectOf(mistake) === "string" && mistake.at !== "scheme",
	);
	const textOf = (set: Explanation): string | undefined => bench.text(inTableOrder(set));
	const lines = given.split("\n");
	const seen = new Set<string>();
	let found: Explanation | undefined;
	let complete = true;
	const climb = (set: Explanation, agreement: number): void => {
		for (const mistake of table) {
			complete = complete && !expired();
			if (!complete || set.length + 1 >= (found?.length ?? mostMistakes + 1)) return;
			if (!set.every((earlier) => compatible(earlier, mistake))) continue;
			const next = [...set, mistake];
			const text = textOf(next);
			if (text === given) found = next;
			if (text === undefined || text === given || seen.has(text)) continue;
			seen.add(text);
			const reached = agreeing(text.split("\n"), lines);
			if (reached > agreement) climb(next, reached);
		}
	};
	climb([], agreeing((textOf([]) ?? "").split("\n"), lines));
	if (found === undefined || !complete) return { explanations: [], complete };
	const alike = comingToTheSame(found, table, (set) => textOf(set) === given);
	return { explanations: alike.map(inTableOrder), complete };
}

/** The set, and those that have another mistake in place of a member, as far as they reproduce the string too. */
function comingToTheSame(
	set: Explanation,
	table: readonly Mistake[],
	reproduces: (set: Explanation) => boolean,
): readonly Explanation[] {
	const fits = (made: Explanation): boolean =>
		made.every((one, index) => made.slice(0, index).every((other) => compatible(one, other))) && reproduces(made);
	let sets: readonly Explanation[] = [[]];
	for (const [index, member] of set.entries()) {
		const others = table.filter((mistake) => mistake === member || fits(set.with(index, mistake)));
		sets = sets.flatMap((begun) => others.map((mistake) => [...begun, mistake])).slice(0, mostAlike);
	}
	return sets.filter(fits);
}

/** Lines that are the same at the same place, and one more if there are as many. */
function agreeing(one: readonly string[], other: readonly string[]): number {
	const same = one.filter((line, index) => line === other[index]).length;
	return same + (one.length === other.length ? 1 : 0);
}
