import { hypothesesFor } from "./hypotheses/index.ts";
import type { Mistake } from "./mistake.ts";
import { type Effect, type Explanation, effectOf, Pool } from "./pool.ts";
import { SignatureReader } from "./signature-reader.ts";
import type { Workbench } from "./workbench.ts";

export interface SearchLimits {
	/** How many mistakes are tried together. Those of writing a signature do not count, because the signature shows them. */
	most: number;
	/** Asked now and then; true ends the search. */
	expired(): boolean;
}

export interface SearchResult {
	/** Every set that reproduces what was searched for, of the smallest size that does. */
	explanations: readonly Explanation[];
	/** False where the search was ended before everything of that size was tried. */
	complete: boolean;
}

const nothing: SearchResult = { explanations: [], complete: true };

/** Sets tried between two questions whether time is up. */
const stride = 64;

/** Tries mistakes alone, in pairs and so on, on one request. What does not depend on what is searched for is kept. */
export class Search {
	readonly #bench: Workbench;
	readonly #table: readonly Mistake[];
	readonly #schemes: readonly Mistake[];
	#pools: Map<Mistake | undefined, Pool> | undefined;

	constructor(bench: Workbench) {
		this.#bench = bench;
		const table = tellableIn(bench);
		this.#schemes = table.filter(({ at }) => at === "scheme");
		this.#table = table.filter(({ at }) => at !== "scheme");
	}

	/** What makes this string to sign. */
	forString(given: string, limits: SearchLimits): SearchResult {
		return this.#deepen(
			limits,
			(effect) => effect === "string",
			(set) => (this.#bench.text(set) === given ? [[]] : []),
		);
	}

	/** What makes this signature over a string that is known. */
	forSignatureOver(text: string, signature: string, limits: SearchLimits): SearchResult {
		const reader = new SignatureReader(signature, this.#bench);
		if (!reader.isReadable([])) return nothing;
		return this.#deepen(
			limits,
			(effect) => effect !== "string",
			(set) => reader.read(this.#bench.macOver(text, set), []),
		);
	}

	/** What makes this signature, of which nothing else is known. */
	forSignature(signature: string, limits: SearchLimits): SearchResult {
		const reader = new SignatureReader(signature, this.#bench);
		if (!reader.isReadable(this.#schemes)) return nothing;
		const known = new Map<string, { size: number; hits: readonly Explanation[] }>();
		return this.#deepen(
			limits,
			() => true,
			(set) => {
				const bench = this.#bench.under(set);
				const text = bench.text(set);
				if (text === undefined) return [];
				if (set.some((mistake) => mistake.at === "scheme" || effectOf(mistake) !== "string")) {
					return reader.read(bench.macOver(text, set), set);
				}
				// One string costs one MAC, however many sets make it; with more mistakes than needed it explains nothing.
				const earlier = known.get(text);
				if (earlier !== undefined) return earlier.size < set.length ? [] : earlier.hits;
				const hits = reader.read(bench.macOver(text, set), set);
				known.set(text, { size: set.length, hits });
				return hits;
			},
		);
	}

	/** Sets of growing size, until some of one size explain it; `hitsOf` answers the mistakes of writing that go with a set. */
	#deepen(
		{ most, expired }: SearchLimits,
		wanted: (effect: Effect) => boolean,
		hitsOf: (set: Explanation) => readonly Explanation[],
	): SearchResult {
		let tried = 0;
		for (let size = 0; size <= most; size += 1) {
			const found: Explanation[] = [];
			for (const set of this.#setsOf(size, wanted)) {
				tried += 1;
				if (tried % stride === 0 && expired()) return { explanations: fewest(found), complete: false };
				for (const writing of hitsOf(set)) {
					for (const spelled of this.#spelledOut(set)) found.push([...spelled, ...writing]);
				}
			}
			if (found.length > 0) return { explanations: fewest(found), complete: true };
		}
		return nothing;
	}

	*#setsOf(size: number, wanted: (effect: Effect) => boolean): Generator<Explanation> {
		yield* this.#poolOf(undefined).sets(size, wanted);
		if (size === 0 || !wanted("string")) return;
		for (const scheme of this.#schemes) {
			for (const set of this.#poolOf(scheme).sets(size - 1, wanted)) yield [scheme, ...set];
		}
	}

	#spelledOut(set: Explanation): readonly Explanation[] {
		const [first, ...rest] = set;
		if (first?.at !== "scheme") return this.#poolOf(undefined).spelledOut(set);
		return this.#poolOf(first)
			.spelledOut(rest)
			.map((spelled) => [first, ...spelled]);
	}

	#poolOf(scheme: Mistake | undefined): Pool {
		this.#pools ??= new Map();
		const known = this.#pools.get(scheme);
		if (known !== undefined) return known;
		const bench = scheme === undefined ? this.#bench : this.#bench.under([scheme]);
		const table = scheme === undefined ? this.#table : tellableIn(bench);
		const pool = new Pool(
			bench,
			table.filter((mistake) => mistake.at !== "scheme" && effectOf(mistake) !== "writing"),
		);
		this.#pools.set(scheme, pool);
		return pool;
	}
}

/** The mistakes that one request can tell from others. */
function tellableIn({ material }: Workbench): readonly Mistake[] {
	return hypothesesFor(material.scheme).filter(({ shows }) => shows?.(material) !== false);
}

function fewest(sets: readonly Explanation[]): readonly Explanation[] {
	const size = Math.min(...sets.map(({ length }) => length));
	return sets.filter(({ length }) => length === size);
}
