import type { Kinds } from "../kinds.ts";
import { type Law, Unjudged, type Violation } from "../law.ts";

/**
 * A law for several inputs as one, all judged at once: whoever asks somebody far away waits once for many. The first
 * violation is told. The law judges an input as a whole, or not at all.
 */
export function together<Input>(law: Law<Input>): Law<readonly Input[]> {
	return async (inputs) => {
		const outcomes = await Promise.all(inputs.map((input) => outcomeOf(law, input)));
		const missed = outcomes.find((outcome) => outcome instanceof Unjudged);
		const judged = inputs.filter((_, index) => !(outcomes[index] instanceof Unjudged));
		const part = missed === undefined ? {} : { judged };
		const at = outcomes.findIndex((outcome) => outcome !== undefined && !(outcome instanceof Unjudged));
		const violation = outcomes[at];
		if (violation !== undefined && !(violation instanceof Unjudged)) return { ...violation, at, ...part };
		if (missed !== undefined) throw new Unjudged(missed.message, judged.length === 0 ? undefined : judged);
		return undefined;
	};
}

/** As a value, so that no input keeps the others from being judged. */
async function outcomeOf<Input>(law: Law<Input>, input: Input): Promise<Violation | Unjudged | undefined> {
	try {
		return await law(input);
	} catch (error) {
		if (error instanceof Unjudged) return error;
		throw error;
	}
}

/** Of several inputs the one that breaks the law, alone. */
export function onlyThatOne<Input>(inputs: readonly Input[], { at }: Violation): Input[] | undefined {
	return at === undefined ? undefined : inputs.slice(at, at + 1);
}

/** The kinds of several inputs as one: those of each of them. */
export function kindsOfAll<Input>({ all, of }: Kinds<Input>): Kinds<readonly Input[]> {
	return { all, of: (inputs) => [...new Set(inputs.flatMap(of))] };
}
