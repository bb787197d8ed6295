import type { Kinds } from "../kinds.ts";
import type { Law, Violation } from "../law.ts";

/**
 * A law for several inputs as one, all judged at once: whoever asks somebody far away waits once for many. The first
 * violation is told.
 */
export function together<Input>(law: Law<Input>): Law<readonly Input[]> {
	return async (inputs) => {
		const judged = await Promise.all(inputs.map(law));
		const at = judged.findIndex((violation) => violation !== undefined);
		const violation = judged[at];
		return violation === undefined ? undefined : { ...violation, at };
	};
}

/** Of several inputs the one that breaks the law, alone. */
export function onlyThatOne<Input>(inputs: readonly Input[], { at }: Violation): Input[] | undefined {
	return at === undefined ? undefined : inputs.slice(at, at + 1);
}

/** The kinds of several inputs as one: those of each of them. */
export function kindsOfAll<Input>({ all, of }: Kinds<Input>): Kinds<readonly Input[]> {
	return { all, of: (inputs) => [...new Set(inputs.flatMap(of))] };
}
