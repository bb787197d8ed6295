import { excerpt } from "./excerpt.ts";
import { faultOf, rareFaultOf, type Wrong } from "./fault.ts";
import type { Violation } from "./law.ts";
import { isRare, type Repetition } from "./repetition.ts";

/** One fault, as far as the law can tell faults apart. */
export interface Quarry {
	readonly violation: Violation;
	readonly requirement: string;
	readonly expected: string;
	/** Its name. */
	readonly fault: string;
	readonly input: unknown;
	/** What the smallest input that shows it is an example of. */
	readonly kinds: readonly string[];
	/** How many inputs showed it, those of shrinking not counted. */
	seen: number;
	/** Where the generator stood, and how often the input was made smaller; absent where the input was stored. */
	readonly path?: string;
	readonly shrinks?: number;
	/** How many requests that took. */
	readonly shrinkRequests?: number;
	/** How often the input showed it, where that was not each time. */
	readonly repetition?: Repetition;
	/** The file of the stored input. */
	readonly stored?: string;
}

interface Sight {
	readonly violation: Violation;
	readonly kinds: readonly string[];
	/** Kinds of which every input has one. */
	readonly forms: ReadonlySet<string>;
	/** Undefined where nobody asked. */
	readonly repetition?: Repetition | undefined;
}

/** What an input shows, with its name. */
export function quarryOf(
	{ violation, kinds, forms, repetition }: Sight,
	where: Pick<Quarry, "input" | "path" | "stored">,
): Quarry {
	const wrong = wrongOf(violation);
	const told = { ...wrong, actual: excerpt(violation.actual) };
	const telling = kinds.filter((kind) => !forms.has(kind));
	return {
		...{ violation, ...wrong, kinds, seen: 1 },
		fault: isChance({ repetition }) ? rareFaultOf(told) : faultOf(told, telling),
		...where,
		...(repetition === undefined || repetition.shown === repetition.asked ? {} : { repetition }),
	};
}

/** Whether what it is about is shown now and then only, so that its input tells nothing of it. */
export function isChance({ repetition }: Pick<Sight, "repetition">): boolean {
	return repetition !== undefined && isRare(repetition);
}

/** As findings tell it. */
export function wrongOf({ requirement, expected }: Violation): Wrong {
	return { requirement, expected: excerpt(expected) };
}
