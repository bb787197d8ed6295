import type { Kinds } from "../kinds.ts";
import { type Law, Unjudged, type Violation } from "../law.ts";
import { restsOnLoss } from "../lost-answers.ts";
import { Unsettled } from "./verdict.ts";

/**
 * A law for several inputs as one, all judged at once: whoever asks somebody far away waits once for many. The first
 * violation is told, one that rests on a lost answer only where nothing else is wrong, and all could be judged: to judge
 * them anew must hide nothing. The law judges an input as a whole, or not at all.
 */
export function together<Input>(law: Law<Input>): Law<readonly Input[]> {
	return async (inputs) => {
		const settled = await Promise.allSettled(inputs.map(async (input) => law(input)));
		const judged = inputs.filter((_, at) => settled[at]?.status === "fulfilled");
		const part = judged.length === inputs.length ? {} : { judged };
		const violations = settled.flatMap((one, at): Violation[] =>
			one.status === "fulfilled" && one.value !== undefined ? [{ ...one.value, at, ...part }] : [],
		);
		const certain = violations.find((violation) => !restsOnLoss(violation));
		if (certain !== undefined) return certain;
		const reasons = settled.flatMap((one): unknown[] => (one.status === "rejected" ? [one.reason] : []));
		const failures = reasons.filter((reason) => !(reason instanceof Unjudged));
		if (failures.length > 0) throw failures.find((error) => !(error instanceof Unsettled)) ?? failures[0];
		if (violations.length > 0) return violations[0];
		const [missed] = reasons;
		if (missed instanceof Unjudged) throw new Unjudged(missed.message, judged.length === 0 ? undefined : judged);
		return undefined;
	};
}

/** Of several inputs the one that breaks the law, alone. */
export function onlyThatOne<Input>(inputs: readonly Input[], { at }: Violation): Input[] | undefined {
	return at === undefined ? undefined : inputs.slice(at, at + 1);
}

/** The kinds of several inputs as one: those of each of them, so that none are apart. */
export function kindsOfAll<Input>({ all, of }: Kinds<Input>): Kinds<readonly Input[]> {
	return {
		all: all.map(({ apart: _, ...kind }) => kind),
		of: (inputs) => [...new Set(inputs.flatMap(of))],
	};
}
