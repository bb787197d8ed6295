import type { KindCount } from "./exploration.ts";

/** A kind, or what a report has of one. */
interface Told {
	readonly id: string;
	readonly apart?: readonly string[] | undefined;
}

/** How many pairs of two of these kinds one input can be an example of. */
export function possiblePairs(kinds: readonly Told[]): number {
	return kinds.reduce(
		(sum, kind, place) => sum + kinds.slice(place + 1).filter((other) => !areApart(kind, other)).length,
		0,
	);
}

/** Ids of the kinds that an input was an example of together with one kind, and of those that one could have been. */
export interface Company {
	readonly met: readonly string[];
	readonly never: readonly string[];
}

/** The company of each of these kinds, in their order. */
export function companies(kinds: readonly (Told & Pick<KindCount, "with">)[]): readonly Company[] {
	const areMet = (one: number, other: number) =>
		kinds[Math.min(one, other)]?.with.includes(Math.max(one, other)) === true;
	return kinds.map((kind, place) => {
		const others = kinds.map((other, at) => ({ ...other, isMet: areMet(place, at) })).toSpliced(place, 1);
		const never = others.filter((other) => !other.isMet && !areApart(kind, other));
		return { met: others.filter(({ isMet }) => isMet).map(({ id }) => id), never: never.map(({ id }) => id) };
	});
}

function areApart(one: Told, other: Told): boolean {
	return one.apart?.includes(other.id) === true || other.apart?.includes(one.id) === true;
}
