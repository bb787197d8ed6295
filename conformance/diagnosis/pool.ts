import { compatible, type Mistake, type Step } from "./mistake.ts";
import type { Workbench } from "./workbench.ts";

/** Known mistakes that one signer makes together, in the order of the table. */
export type Explanation = readonly Mistake[];

/** What a mistake changes, by which it is tried: the string, or what is done with the string. */
export type Effect = "string" | "message" | "key" | "mac" | "writing";

export function effectOf({ at }: Mistake): Effect {
	switch (at) {
		case "message":
		case "mac":
			return at;
		case "secret":
		case "key":
			return "key";
		case "encoding":
		case "prefix":
		case "envelope":
			return "writing";
		default:
			return "string";
	}
}

/** Steps that work on one part of the request, one after the other. */
const places: Readonly<Partial<Record<Step["at"], string>>> = {
	path: "target",
	"query-rule": "target",
	query: "target",
	target: "target",
	digest: "body",
	key: "secret",
};

/** Places in which a mistake that changes nothing by itself may change what another one makes. */
const awakening = new Set(["target", "body", "contentType", "host"]);

function placeOf({ at }: Mistake): string {
	return places[at] ?? at;
}

/**
 * The mistakes that can show in one request, and the sets of them that are worth a try. Of mistakes at one place that
 * come to the same by themselves only one is tried with mistakes at other places; `spelledOut` gives back the others.
 */
export class Pool {
	readonly #members: readonly Mistake[];
	readonly #live = new Set<Mistake>();
	/** Those that come to the same, under the first of them. */
	readonly #alike = new Map<Mistake, Mistake[]>();

	constructor(bench: Workbench, table: readonly Mistake[]) {
		const right = bench.predict([]);
		const firsts = new Map<string, Mistake>();
		for (const mistake of table) {
			const member = effectOf(mistake) === "string" ? "stringToSign" : "signature";
			const outcome = bench.predict([mistake])?.[member];
			if (outcome === undefined || outcome === right?.[member]) continue;
			this.#live.add(mistake);
			const key = `${placeOf(mistake)} ${outcome}`;
			const first = firsts.get(key) ?? mistake;
			firsts.set(key, first);
			this.#alike.set(first, [...(this.#alike.get(first) ?? []), mistake]);
		}
		this.#members = table.filter((mistake) => this.#live.has(mistake) || awakening.has(placeOf(mistake)));
	}

	/** Every set of this many mistakes that one signer can make together, of those with a wanted effect. */
	*sets(size: number, wanted: (effect: Effect) => boolean): Generator<Explanation> {
		const members = this.#members.filter((mistake) => wanted(effectOf(mistake)));
		for (const set of combinations(members, size, [], 0)) {
			if (set.every((mistake) => this.#isWorthIt(mistake, set))) yield set;
		}
	}

	/** A set that was tried, with the others that come to the same as its members. */
	spelledOut(set: Explanation): readonly Explanation[] {
		return set.reduce<readonly Explanation[]>(
			(sets, mistake) => {
				const alike = hasNeighbour(mistake, set) ? [mistake] : (this.#alike.get(mistake) ?? [mistake]);
				return sets.flatMap((begun) => alike.map((each) => [...begun, each]));
			},
			[[]],
		);
	}

	#isWorthIt(mistake: Mistake, set: Explanation): boolean {
		if (this.#alike.has(mistake)) return true;
		if (this.#live.has(mistake)) return hasNeighbour(mistake, set);
		return set.some((other) => this.#live.has(other) && placeOf(other) === placeOf(mistake));
	}
}

function hasNeighbour(mistake: Mistake, set: Explanation): boolean {
	return set.some((other) => other !== mistake && placeOf(other) === placeOf(mistake));
}

function* combinations(
	members: readonly Mistake[],
	size: number,
	chosen: readonly Mistake[],
	from: number,
): Generator<Explanation> {
	if (size === 0) {
		yield chosen;
		return;
	}
	for (let index = from; index < members.length; index += 1) {
		const next = members[index];
		if (next !== undefined && chosen.every((earlier) => compatible(earlier, next))) {
			yield* combinations(members, size - 1, [...chosen, next], index + 1);
		}
	}
}
