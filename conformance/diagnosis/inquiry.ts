import type { Evidence } from "./evidence.ts";
import { inTableOrder } from "./hypotheses/index.ts";
import { compatible } from "./mistake.ts";
import { type Explanation, Pool } from "./pool.ts";
import type { Obligation } from "./signer-case.ts";
import { stringByLines } from "./string-by-lines.ts";

export interface RunLimits {
	expired(): boolean;
}

/** Sets of mistakes that explain the same; the first of them is taken. */
export type Step = readonly Explanation[];

/** Pairs are looked for in this many requests that nothing else explains; the others follow from what is found there. */
const mostPairSearches = 2;
/**
 * So many answers, taken from all over, are looked at for single mistakes to begin with. Where not one of them has a
 * single mistake for its cause, most answers have none, and nothing would be named.
 */
const firstSample = 24;
/** Of the answers in which a mistake would show, it has to explain at least this share. */
const leastShare = 0.5;

/** All that was taken. */
export function takenIn(steps: readonly Step[]): Explanation {
	return inTableOrder(steps.flatMap(([first = []]) => first));
}

/**
 * Looks for a set of mistakes under which a signer would have given just these answers, the right ones included, by
 * adding what explains most of what is still open.
 */
export class Inquiry {
	steps: readonly Step[] = [];
	complete = true;
	readonly #evidence: Evidence;
	readonly #limits: RunLimits;
	readonly #pairSearched = new Set<Obligation>();

	constructor(evidence: Evidence, limits: RunLimits) {
		this.#evidence = evidence;
		this.#limits = limits;
	}

	follow(): void {
		for (;;) {
			const additions = this.#additions(takenIn(this.steps));
			if (additions.length === 0) return;
			this.steps = this.#reconsidered([...this.steps, additions]);
		}
	}

	/** Steps in the light of each other: of sets that once explained the same, those that explain most; none that explains nothing. */
	#reconsidered(steps: readonly Step[]): readonly Step[] {
		let current = steps;
		for (const index of steps.keys()) {
			const others = takenIn(current.toSpliced(index, 1));
			const weighed = new Map<Explanation, ReadonlySet<Obligation>>();
			for (const set of current[index] ?? []) {
				const together = inTableOrder([...others, ...set]);
				const isSound = this.#evidence.right.every((obligation) => obligation.reproducedBy(together));
				if (fits(others, set) && isSound) weighed.set(set, this.#evidence.reproducedBy(together));
			}
			if (weighed.size > 0) current = current.with(index, best(weighed));
		}
		const reproduced = this.#evidence.reproducedBy(takenIn(current)).size;
		for (let index = current.length - 1; index >= 0; index -= 1) {
			const fewer = current.toSpliced(index, 1);
			if (this.#evidence.reproducedBy(takenIn(fewer)).size === reproduced) current = fewer;
		}
		return current;
	}

	/** The sets of mistakes that best explain what is open, on top of those taken; all of them explain the same. */
	#additions(taken: Explanation): Step {
		const weighing = new Weighing(this.#evidence, taken);
		const sample = spread(weighing.open, firstSample);
		const sampleFirst = [...sample, ...weighing.open.filter((obligation) => !sample.includes(obligation))];
		for (const [index, obligation] of sampleFirst.entries()) {
			if (this.#isExpired() || (taken.length === 0 && index >= firstSample && weighing.isEmpty)) break;
			if (weighing.isReached(obligation)) continue;
			for (const mistake of this.#evidence.caseOf(obligation)?.table ?? []) {
				if (weighing.reproduces([mistake], obligation)) weighing.weigh([mistake]);
			}
		}
		if (weighing.isEmpty) this.#weighLargerSets(weighing, taken);
		return weighing.best;
	}

	#weighLargerSets(weighing: Weighing, taken: Explanation): void {
		const open = weighing.neededOpen.filter((obligation) => !this.#pairSearched.has(obligation));
		// In a short string few mistakes can show, so that it is searched quickly.
		const lengths = new Map(open.map((each) => [each, this.#evidence.caseOf(each)?.text([])?.length ?? 0]));
		const shortestFirst = open.toSorted((one, other) => (lengths.get(one) ?? 0) - (lengths.get(other) ?? 0));
		for (const obligation of spread(shortestFirst, mostPairSearches)) {
			if (this.#pairSearched.size >= mostPairSearches || this.#isExpired() || !weighing.isEmpty) return;
			this.#pairSearched.add(obligation);
			for (const set of this.#largerSets(obligation, weighing, taken)) weighing.weigh(set);
		}
	}

	/** Pairs that reproduce an obligation, or where it is a text as many mistakes as its lines show. */
	*#largerSets(obligation: Obligation, weighing: Weighing, taken: Explanation): Generator<Explanation> {
		const signed = this.#evidence.caseOf(obligation);
		if (signed === undefined) return;
		const pool = new Pool(signed.bench, signed.table);
		let found = false;
		for (const set of pool.sets(2, () => true)) {
			if (this.#isExpired()) return;
			if (!weighing.reproduces(set, obligation)) continue;
			found = true;
			yield* pool.spelledOut(set);
		}
		if (!found && obligation.text !== undefined && taken.length === 0) {
			yield* stringByLines(signed.bench, obligation.text, this.#limits).explanations;
		}
	}

	#isExpired(): boolean {
		if (this.#limits.expired()) this.complete = false;
		return !this.complete;
	}
}

/** Compares what could be added to the mistakes that are taken already. */
class Weighing {
	readonly open: readonly Obligation[];
	readonly neededOpen: readonly Obligation[];
	readonly #evidence: Evidence;
	readonly #taken: Explanation;
	readonly #settled: readonly Obligation[];
	readonly #weighed = new Map<Explanation, ReadonlySet<Obligation>>();
	readonly #reached = new Set<Obligation>();

	constructor(evidence: Evidence, taken: Explanation) {
		const isOpen = (obligation: Obligation): boolean => !obligation.reproducedBy(taken);
		this.#evidence = evidence;
		this.#taken = taken;
		this.neededOpen = evidence.wrong.filter(isOpen);
		this.open = [...this.neededOpen, ...evidence.optional.filter(isOpen)];
		this.#settled = [...evidence.right, ...evidence.wrong.filter((obligation) => !isOpen(obligation))];
	}

	get isEmpty(): boolean {
		return this.#weighed.size === 0;
	}

	get best(): Step {
		return best(this.#weighed);
	}

	/** Whether something that was weighed explains it. */
	isReached(obligation: Obligation): boolean {
		return this.#reached.has(obligation);
	}

	reproduces(set: Explanation, obligation: Obligation): boolean {
		return fits(this.#taken, set) && obligation.reproducedBy(inTableOrder([...this.#taken, ...set]));
	}

	/** Takes a set into account, unless it explains too little of where it shows for what it is, or spoils what is settled. */
	weigh(set: Explanation): void {
		const together = inTableOrder([...this.#taken, ...set]);
		const explained = this.open.filter((obligation) => obligation.reproducedBy(together));
		const telling = this.neededOpen.filter((obligation) => this.#evidence.caseOf(obligation)?.tells(set));
		const needed = telling.filter((obligation) => obligation.reproducedBy(together));
		const shown = telling.filter((obligation) => obligation.made(together) !== obligation.made(this.#taken));
		if (needed.length < shown.length * leastShare || (telling.length === 0 && this.neededOpen.length > 0)) return;
		if (!this.#settled.every((obligation) => obligation.reproducedBy(together))) return;
		this.#weighed.set(set, new Set(explained));
		for (const obligation of explained) this.#reached.add(obligation);
	}
}

/** Those that explain most, of them the smallest, of them all that explain the same as the first. */
function best(weighed: ReadonlyMap<Explanation, ReadonlySet<Obligation>>): Step {
	const ranked = [...weighed].sort(
		([one, first], [other, second]) => second.size - first.size || one.length - other.length,
	);
	const [top] = ranked;
	if (top === undefined) return [];
	const [set, explained] = top;
	return ranked
		.filter(([other, also]) => other.length === set.length && isSame(explained, also))
		.map(([other]) => other);
}

function isSame<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
	return one.size === other.size && [...one].every((member) => other.has(member));
}

function fits(taken: Explanation, set: Explanation): boolean {
	return set.every((mistake) => taken.every((earlier) => compatible(earlier, mistake)));
}

/** Some of the items, from the whole length of the list. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
	const step = Math.max(1, Math.floor(items.length / count));
	return items.filter((_, index) => index % step === 0).slice(0, count);
}
