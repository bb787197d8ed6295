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

function areApart(one: Told, other: Told): boolean {
	return one.apart?.includes(other.id) === true || other.apart?.includes(one.id) === true;
}
