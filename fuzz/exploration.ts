import type { Kind } from "./kinds.ts";

/** How often inputs were examples of a kind. */
export interface KindCount extends Kind {
	readonly count: number;
	/** The places of later kinds of the list that one input was an example of together with it. */
	readonly with: readonly number[];
}

/** How many kinds, and pairs of two kinds, an input was the first example of. */
export interface News {
	readonly kinds: number;
	readonly pairs: number;
}

/** An account of what inputs were examples of: of each kind, and of two kinds at once. */
export class Exploration {
	readonly #kinds: readonly Kind[];
	readonly #places: ReadonlyMap<string, number>;
	readonly #counts: number[];
	readonly #pairs = new Set<number>();

	constructor(kinds: readonly Kind[]) {
		this.#kinds = kinds;
		this.#places = new Map(kinds.map(({ id }, place) => [id, place]));
		this.#counts = kinds.map(() => 0);
	}

	/** Counts an input; says what is new in it. Throws for an id that is no kind. */
	add(ids: readonly string[]): News {
		const places = ids.map((id) => this.#placeOf(id)).toSorted((one, other) => one - other);
		const before = this.#pairs.size;
		let kinds = 0;
		for (const [at, place] of places.entries()) {
			const count = this.#counts[place] ?? 0;
			this.#counts[place] = count + 1;
			if (count === 0) kinds += 1;
			for (const other of places.slice(at + 1)) this.#pairs.add(place * this.#kinds.length + other);
		}
		return { kinds, pairs: this.#pairs.size - before };
	}

	#placeOf(id: string): number {
		const place = this.#places.get(id);
		if (place === undefined) throw new RangeError(`no kind of input is called ${id}`);
		return place;
	}

	/** How many of the kinds were seen. */
	get reached(): number {
		return this.#counts.filter((count) => count > 0).length;
	}

	get counts(): readonly KindCount[] {
		const together = this.#kinds.map((): number[] => []);
		for (const pair of [...this.#pairs].toSorted((one, other) => one - other)) {
			together[Math.floor(pair / this.#kinds.length)]?.push(pair % this.#kinds.length);
		}
		return this.#kinds.map((kind, place) => ({
			...kind,
			count: this.#counts[place] ?? 0,
			with: together[place] ?? [],
		}));
	}

	/** How many pairs of two different kinds were seen in one input. */
	get pairs(): number {
		return this.#pairs.size;
	}
}
