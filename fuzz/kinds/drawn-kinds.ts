import * as fc from "fast-check";
import type { Kind, Kinds } from "../kinds.ts";

/** For tests: kinds, and what so many inputs of a source are examples of. */
export interface DrawnKinds {
	readonly name: string;
	readonly all: readonly Kind[];
	/** Kinds that none of them is an example of. */
	missing(): readonly string[];
	/** Kinds that tell faults apart although nearly every one of them is an example. */
	broad(): readonly string[];
	/** Two or three kinds of which each of them is an example of just one, and that all tell faults apart. */
	splitting(): readonly (readonly string[])[];
	/** Two kinds that are told to be apart, and are not: one of them is an example of both, or there is no such kind. */
	notApart(): readonly (readonly [string, string])[];
}

const seed = 20_260_404;
/** What so many of all inputs are, a fault is hardly about. */
const nearlyAll = 0.95;

export function drawnKinds<Input>(
	name: string,
	kinds: Kinds<Input>,
	arbitrary: fc.Arbitrary<Input>,
	draws: number,
): DrawnKinds {
	const telling = kinds.all.filter(({ isForm }) => isForm !== true).map(({ id }) => id);
	const having = new Map<string, ReadonlySet<number>>();
	const draw = (): ReadonlyMap<string, ReadonlySet<number>> => {
		if (having.size > 0) return having;
		const drawn = fc.sample(arbitrary, { numRuns: draws, seed }).map((input) => new Set(kinds.of(input)));
		for (const { id } of kinds.all) {
			having.set(id, new Set([...drawn.keys()].filter((at) => drawn[at]?.has(id))));
		}
		return having;
	};
	return {
		name,
		all: kinds.all,
		missing: () => [...draw()].filter(([, inputs]) => inputs.size === 0).map(([id]) => id),
		broad: () =>
			[...draw()].filter(([id, { size }]) => telling.includes(id) && size > draws * nearlyAll).map(([id]) => id),
		splitting: () =>
			partitions(new Map([...draw()].filter(([id, inputs]) => telling.includes(id) && inputs.size > 0)), draws),
		notApart: () =>
			kinds.all.flatMap(({ id, apart = [] }) => {
				const own = [...(draw().get(id) ?? [])];
				const areApart = (others: ReadonlySet<number> | undefined) =>
					others !== undefined && !own.some((input) => others.has(input));
				return apart.filter((other) => !areApart(draw().get(other))).map((other) => [id, other] as const);
			}),
	};
}

/** Pairs and threes of sets that have each of so many numbers just once. */
function partitions(sets: ReadonlyMap<string, ReadonlySet<number>>, numbers: number): readonly (readonly string[])[] {
	const all = [...sets];
	const from = (start: number) => all.slice(start).map((one, at) => ({ one, next: start + at + 1 }));
	const pairs = from(0).flatMap(({ one, next }) =>
		from(next).map((other) => ({ group: [one, other.one], next: other.next })),
	);
	const threes = pairs.flatMap(({ group, next }) => from(next).map(({ one }) => ({ group: [...group, one] })));
	return [...pairs, ...threes]
		.filter(({ group }) => group.reduce((sum, [, { size }]) => sum + size, 0) === numbers)
		.filter(({ group }) => new Set(group.flatMap(([, inputs]) => [...inputs])).size === numbers)
		.map(({ group }) => group.map(([id]) => id));
}
