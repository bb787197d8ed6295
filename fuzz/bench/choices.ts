import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/**
 * Randomness that is told what to say first: an input is what its generator makes of these words, so that words that were
 * changed a little make an input that is changed a little, and is always one that the generator can make.
 */
export class Choices {
	readonly words: number[] = [];
	readonly #told: readonly number[];
	readonly #random: ReturnType<typeof xoroshiro128plus>;

	constructor(seed: number, told: readonly number[] = []) {
		this.#told = told;
		this.#random = xoroshiro128plus(seed);
	}

	next(): number {
		const word = this.#told[this.words.length] ?? this.#random.next();
		this.words.push(word);
		return word;
	}

	/** Itself, so that what is drawn by whoever takes it is written down here. */
	clone(): this {
		return this;
	}

	getState(): readonly number[] {
		return this.#random.getState();
	}
}

/** The words of an input with some of them replaced, moved, repeated, or left to chance from somewhere on. */
export function varied(words: readonly number[], seed: number): readonly number[] {
	const random = xoroshiro128plus(seed);
	const below = (limit: number): number => (random.next() >>> 0) % Math.max(1, limit);
	let varied = [...words];
	for (let times = 1 + below(4); times > 0; times -= 1) {
		const at = below(varied.length);
		switch (below(4)) {
			case 0:
				varied[at] = random.next();
				break;
			case 1:
				varied = varied.slice(0, at);
				break;
			case 2:
				varied[at] = varied[below(varied.length)] ?? random.next();
				break;
			default:
				varied.splice(at, 0, ...varied.slice(at, at + 1 + below(8)));
		}
	}
	return varied;
}
