import type { MistakeHead } from "./mistake.ts";
import type { Explanation } from "./pool.ts";

/** A mistake by name: its forms, which differ in a library's dialect only, are one. */
export type NamedMistake = Pick<MistakeHead, "id" | "does" | "remedy" | "requirement">;

/**
 * One thing that a signer does wrong. Several alternatives: the evidence does not tell them apart, so that it is one of
 * them and nobody knows which. An alternative of several mistakes is all of them together.
 */
export interface Cause {
	alternatives: readonly (readonly NamedMistake[])[];
}

/** What sets of mistakes that explain the same say, as few causes: "a, and either b or c" rather than two pairs. */
export function causesOf(explanations: readonly Explanation[]): readonly Cause[] {
	const names = new Map<string, NamedMistake>();
	const sets = new Map<string, readonly string[]>();
	for (const explanation of explanations) {
		for (const { id, does, remedy, requirement } of explanation) {
			if (!names.has(id)) names.set(id, { id, does, remedy, requirement });
		}
		const ids = [...new Set(explanation.map(({ id }) => id))];
		sets.set(ids.toSorted().join(" "), ids);
	}
	const nameOf = (id: string): NamedMistake => names.get(id) ?? { id, does: id, remedy: "", requirement: "" };
	return factors([...sets.values()]).map((alternatives) => ({
		alternatives: alternatives.map((ids) => ids.map(nameOf)),
	}));
}

type Ids = readonly string[];

/** Divides a family of sets into independent choices where it is their product; otherwise it stays one choice. */
function factors(sets: readonly Ids[]): readonly (readonly Ids[])[] {
	const [first, ...others] = sets;
	if (first === undefined) return [];
	const common = first.filter((id) => others.every((set) => set.includes(id)));
	const rests = sets.map((set) => set.filter((id) => !common.includes(id)));
	const certain = common.map((id) => [[id]]);
	if (rests.every((rest) => rest.length === 0)) return certain;
	return [...certain, ...(product(rests) ?? [rests])];
}

function product(sets: readonly Ids[]): readonly (readonly Ids[])[] | undefined {
	const [base = []] = sets;
	const choices = base.map((id, at) =>
		sets.flatMap((set) => {
			const [other, more] = set.filter((each) => !base.includes(each) || each === id);
			const isExchanged = set.length === base.length && other !== undefined && more === undefined;
			return isExchanged && base.every((each, index) => index === at || set.includes(each)) ? [other] : [];
		}),
	);
	const size = choices.reduce((all, alternatives) => all * alternatives.length, 1);
	if (size !== sets.length) return undefined;
	const known = new Set(sets.map((set) => set.toSorted().join(" ")));
	const made = choices.reduce<Ids[]>((all, some) => all.flatMap((set) => some.map((id) => [...set, id])), [[]]);
	return made.every((set) => known.has(set.toSorted().join(" ")))
		? choices.map((some) => some.map((id) => [id]))
		: undefined;
}
