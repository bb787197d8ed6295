import type { Buffer } from "node:buffer";
import { hypothesesFor } from "./hypotheses/index.ts";
import type { Mistake } from "./mistake.ts";
import { type Effect, type Explanation, effectOf, Pool } from "./pool.ts";
import { lossyReader, readSignature } from "./signature-format.ts";
import type { Workbench } from "./workbench.ts";

export interface SearchLimits {
	/** How many mistakes are tried together. */
	most: number;
	/** Asked now and then; true ends the search. */
	expired(): boolean;
}

export interface SearchResult {
	/** Every set that reproduces what was searched for, of the smallest size that does. */
	explanations: readonly Explanation[];
	/** False where the search was ended before everything was tried. */
	complete: boolean;
}

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
		const table = hypothesesFor(bench.material.scheme);
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
		const read = this.#reader(signature);
		return this.#deepen(
			limits,
			(effect) => effect !== "string",
			(set) => read(this.#bench.macOver(text, set), []),
		);
	}

	/** What makes this signature, of which nothing else is known. */
	forSignature(signature: string, limits: SearchLimits): SearchResult {
		const read = this.#reader(signature);
		const known = new Map<string, { size: number; hits: readonly Explanation[] }>();
		return this.#deepen(
			limits,
			() => true,
			(set) => {
				const bench = this.#bench.under(set);
				const text = bench.text(set);
				if (text === undefined) return [];
				if (set.some((mistake) => mistake.at === "scheme" || effectOf(mistake) !== "string")) {
					return read(bench.macOver(text, set), set);
				}
				// One string costs one MAC, however many sets make it; with more mistakes than needed it explains nothing.
				const earlier = known.get(text);
				if (earlier !== undefined) return earlier.size < set.length ? [] : earlier.hits;
				const hits = read(bench.macOver(text, set), set);
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
		const bySize: Explanation[][] = Array.from({ length: most + 1 }, () => []);
		let tried = 0;
		for (let size = 0; size <= most; size += 1) {
			for (const set of this.#setsOf(size, wanted)) {
				tried += 1;
				if (tried % stride === 0 && expired()) return { explanations: [], complete: false };
				for (const writing of hitsOf(set)) {
					for (const spelled of this.#spelledOut(set)) bySize[size + writing.length]?.push([...spelled, ...writing]);
				}
			}
			const found = bySize[size] ?? [];
			if (found.length > 0) return { explanations: found, complete: true };
		}
		return { explanations: [], complete: true };
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
		const table = scheme === undefined ? this.#table : hypothesesFor(bench.material.scheme);
		const pool = new Pool(
			bench,
			table.filter((mistake) => mistake.at !== "scheme" && effectOf(mistake) !== "writing"),
		);
		this.#pools.set(scheme, pool);
		return pool;
	}

	/** Answers which mistakes of writing lead from a MAC to the signature; none at all is one empty set. */
	#reader(signature: string): (mac: Buffer | undefined, set: Explanation) => readonly Explanation[] {
		const readers = new Map<Mistake | undefined, (mac: Buffer) => readonly Explanation[]>();
		return (mac, set) => {
			if (mac === undefined) return [];
			const scheme = set[0]?.at === "scheme" ? set[0] : undefined;
			const reader = readers.get(scheme) ?? this.#readerUnder(signature, scheme);
			readers.set(scheme, reader);
			return reader(mac);
		};
	}

	#readerUnder(signature: string, mistake: Mistake | undefined): (mac: Buffer) => readonly Explanation[] {
		const { scheme } = (mistake === undefined ? this.#bench : this.#bench.under([mistake])).material;
		const table = hypothesesFor(scheme);
		const readings = new Map<string, Explanation[]>();
		for (const { mac, mistakes } of readSignature(signature, scheme, table)) {
			const key = mac.toString("latin1");
			readings.set(key, [...(readings.get(key) ?? []), mistakes]);
		}
		const lossy = lossyReader(signature, scheme, table);
		return (mac) => [...(readings.get(mac.toString("latin1")) ?? []), ...lossy(mac)];
	}
}
