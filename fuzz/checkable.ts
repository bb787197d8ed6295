import * as fc from "fast-check";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { Kind, Kinds } from "./kinds.ts";
import type { Law, Violation } from "./law.ts";
import { type Found, type SearchOptions, search } from "./search.ts";

/** An input that was drawn, and what can be asked of it. */
export interface Draw {
	readonly input: unknown;
	/** Leads back to it under the same seed: its number, then one number for each step that made it smaller. */
	readonly path: string;
	/** What it is an example of. */
	readonly kinds: readonly string[];
	/** Rejects where the law itself fails on the input, or nothing can be said. */
	judge(): Promise<Violation | undefined>;
	/** Smaller ones, the smallest first. */
	smaller(): Iterable<Draw>;
	/** What may show the violation with less, by what is known of this kind of input. */
	essence(violation: Violation): Candidate | undefined;
	/** What an input is with one part less each, as far as this kind of input is known to have parts. */
	withLess(input: unknown): Iterable<Candidate>;
}

/** An input that is tried in the place of another. */
export interface Candidate {
	readonly input: unknown;
	judge(): Promise<Violation | undefined>;
}

/** A law and a source of inputs for it, the type of the inputs known to nobody else. */
export interface Checkable {
	/** All that its inputs can be examples of; none where no account is kept. */
	readonly kinds: readonly Kind[];
	/** The input of this number under this seed, which depends on no other. Both are integers, the seed of 32 bits. */
	draw(seed: number, index: number): Draw;
	/** The input that a path leads to, or undefined where it leads nowhere. */
	retrace(seed: number, path: string): Draw | undefined;
	/** Judges one input, taken from JSON; it must be one that the law was made for. */
	judge(input: unknown): Promise<Violation | undefined>;
	/** The kinds of such an input. */
	kindsOf(input: unknown): readonly string[];
	/** Looks for one violation and makes it small. */
	search(options: SearchOptions): Promise<Found>;
}

/** An input that may show the same violation with less; it is taken if it does. */
export type Simpler<Input> = (input: Input, violation: Violation) => Input | undefined;

/** The input with one part less each; what is left need not show anything. */
export type WithLess<Input> = (input: Input) => Iterable<Input>;

export function checkable<Input>(
	arbitrary: fc.Arbitrary<Input>,
	law: Law<Input>,
	{ simpler, withLess, kinds }: { simpler?: Simpler<Input>; withLess?: WithLess<Input>; kinds?: Kinds<Input> } = {},
): Checkable {
	// What generates and shrinks as fast-check does; it judges nothing.
	const source = fc.asyncProperty<[Input]>(arbitrary, async () => {});
	const judge = async (input: Input): Promise<Violation | undefined> => law(input);
	const drawn = (value: fc.Value<[Input]>, path: string): Draw => {
		const [input] = value.value;
		return {
			input,
			path,
			get kinds() {
				return kinds?.of(input) ?? [];
			},
			judge: () => judge(input),
			*smaller() {
				let step = 0;
				for (const one of source.shrink(value)) {
					yield drawn(one, `${path}:${step}`);
					step += 1;
				}
			},
			essence(violation) {
				const less = simpler?.(input, violation);
				return less === undefined ? undefined : { input: less, judge: () => judge(less) };
			},
			*withLess(from) {
				for (const less of withLess?.(from as Input) ?? []) yield { input: less, judge: () => judge(less) };
			},
		};
	};
	const draw = (seed: number, index: number): Draw =>
		drawn(source.generate(randomFor(seed, index), index), String(index));
	const self: Checkable = {
		kinds: kinds?.all ?? [],
		draw,
		retrace: (seed, path) => follow(path, (index) => draw(seed, index)),
		judge: (input) => judge(input as Input),
		kindsOf: (input) => kinds?.of(input as Input) ?? [],
		search: (options) => search(self, options),
	};
	return self;
}

function follow(path: string, draw: (index: number) => Draw): Draw | undefined {
	const [first = Number.NaN, ...steps] = path.split(":").map(Number);
	if (![first, ...steps].every((step) => Number.isSafeInteger(step) && step >= 0)) return undefined;
	let at: Draw | undefined = draw(first);
	for (const step of steps) {
		if (at === undefined) return undefined;
		at = nth(at.smaller(), step);
	}
	return at;
}

function nth<Item>(items: Iterable<Item>, index: number): Item | undefined {
	let at = 0;
	for (const item of items) {
		if (at === index) return item;
		at += 1;
	}
	return undefined;
}

/** Randomness of its own for each number, so that inputs can be shared out, skipped and found again. */
function randomFor(seed: number, index: number): fc.Random {
	const low = mixed(seed ^ mixed(index));
	const high = mixed(seed + mixed(Math.floor(index / 2 ** 32)));
	// A state that is all zeros would stay so.
	return new fc.Random(xoroshiro128plusFromState([mixed(low ^ 1), high | 1, mixed(high ^ 2), low]));
}

/** The finalizer of MurmurHash3: each bit of the result depends on each of the given. */
function mixed(word: number): number {
	let bits = word | 0;
	bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
	return bits ^ (bits >>> 16);
}
