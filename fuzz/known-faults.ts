import { isBehind, isOfAnswer, isSameRare, isToldBySymptom, symptomOf, type Wrong } from "./fault.ts";
import { isRare, type Repetition } from "./repetition.ts";

/** A fault as something shows it that was made as small as it could be. */
export interface Shown extends Wrong {
	/** Its name, see fault.ts. */
	readonly fault: string;
	/** What it is an example of. */
	readonly kinds: readonly string[];
	/** How many inputs showed it. */
	seen: number;
	/** How often the input showed it, where that was not each time. */
	readonly repetition?: Repetition | undefined;
}

/** What became of something that was shown: a new fault, one that is known, or one that is shown by less than before. */
export type Taken = { readonly became: "new" | "known" | "smaller" };

interface Entry<One> {
	readonly one: One;
	/** Whoever is an example of all of these, and breaks its requirement, is taken for another example of it. */
	readonly marks: readonly string[];
	/** Whether it has nothing but forms to be known by. */
	readonly isPlain: boolean;
}

/**
 * The different faults that were shown, each by what shows it with least. They are told apart by the requirement and by what
 * shows them, whichever came first, and no two have one name. What a later stage refuses is of the fault that lets it come
 * there. That an input has one form or another, as every input has, tells nothing, unless the smallest has nothing else that
 * could: then only inputs of its form are taken for others of the fault, until one of another form is seen to show no more
 * than it. One that is told by its symptom is one fault, whatever shows it.
 */
export class KnownFaults<One extends Shown> {
	readonly #forms: ReadonlySet<string>;
	/** What is shown now and then: nothing of an input tells it. */
	readonly #rare: One[] = [];
	#entries: readonly Entry<One>[] = [];

	/** `forms` are kinds of which every input has one. */
	constructor(forms: ReadonlySet<string>) {
		this.#forms = forms;
	}

	get all(): readonly One[] {
		return [...this.#entries.map(({ one }) => one), ...this.#rare];
	}

	/** The fault of which something looks like another example that was not made smaller. */
	like(wrong: Wrong, kinds: readonly string[]): One | undefined {
		return this.#entries.find(({ one, marks }) => explains(one, wrong) && isWithin(marks, kinds))?.one;
	}

	/** Takes what could be made no smaller. */
	take(one: One): Taken {
		if (one.repetition !== undefined && isRare(one.repetition)) return this.#takeRare(one);
		const known = this.like(one, one.kinds);
		if (known !== undefined) {
			known.seen += one.seen;
			return { became: "known" };
		}
		const entry = this.#entryOf(one);
		const twin = this.#entries.find((other) => other.isPlain && entry.isPlain && other.one.fault === one.fault);
		if (twin !== undefined) {
			twin.one.seen += one.seen;
			this.#replace(twin, { ...twin, marks: twin.marks.filter((kind) => one.kinds.includes(kind)) });
			return { became: "known" };
		}
		const more = this.#entries.find((other) => isMoreOf(entry, other));
		if (more === undefined) {
			this.#entries = [...this.#entries, entry];
			return { became: "new" };
		}
		one.seen += more.one.seen;
		this.#replace(more, entry);
		return { became: "smaller" };
	}

	#takeRare(one: One): Taken {
		const known = this.#rare.find(({ fault }) => isSameRare(fault, one.fault));
		if (known === undefined) this.#rare.push(one);
		else known.seen += one.seen;
		return { became: known === undefined ? "new" : "known" };
	}

	#entryOf(one: One): Entry<One> {
		if (isToldBySymptom(one)) return { one, marks: [], isPlain: false };
		const telling = one.kinds.filter((kind) => !this.#forms.has(kind));
		const isPlain = telling.length === 0;
		return { one, marks: isPlain ? one.kinds : telling, isPlain };
	}

	/** Puts an entry in the place of another, and takes out what shows the same by more. */
	#replace(old: Entry<One>, entry: Entry<One>): void {
		const others = this.#entries.filter((other) => other !== old && isMoreOf(entry, other));
		for (const { one } of others) entry.one.seen += one.seen;
		this.#entries = this.#entries
			.filter((other) => !others.includes(other))
			.map((other) => (other === old ? entry : other));
	}
}

function isMoreOf<One extends Shown>({ one, marks }: Entry<One>, other: Entry<One>): boolean {
	// A server error is no more of an answer that did not come, and is worth more.
	const isOther = isOfAnswer(one) && isOfAnswer(other.one) && symptomOf(one.fault) !== symptomOf(other.one.fault);
	return !isOther && explains(one, other.one) && isWithin(marks, other.one.kinds);
}

function explains(fault: Wrong, wrong: Wrong): boolean {
	if (isToldBySymptom(fault) !== isToldBySymptom(wrong)) return false;
	return fault.requirement === wrong.requirement || isBehind(fault, wrong);
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
	return some.every((one) => all.includes(one));
}
