import type { SignerAnswer, SignerLine } from "./protocol.ts";

/** What came of a signer for the questions that it was asked, whichever way it was asked. */
export interface CollectedAnswers {
	/** All answers to a question, by its id: one is right, none and several are failures. */
	answers: ReadonlyMap<string, readonly SignerAnswer[]>;
	/** What was said and is no answer to any question, each as a clause: `output line 3 is not JSON: …`. */
	violations: readonly string[];
	/** Why there may be no answer to a question, as far as that is known: `none: …`. */
	silence(id: string): string;
	/** The asking was cut short: what has no answer counts neither for the signer nor against it. */
	interrupted?: boolean;
}

/**
 * Sorts lines by the question that they answer. Other lines are violations, named by `place` and their number from 1
 * on; answers to `unasked` ones are neither.
 */
export function sortLines(
	lines: readonly SignerLine[],
	asked: ReadonlySet<string>,
	place: string,
	unasked: ReadonlySet<string> = new Set(),
): Pick<CollectedAnswers, "answers" | "violations"> {
	const answers = new Map<string, SignerAnswer[]>();
	const violations: string[] = [];
	for (const line of lines) {
		const here = `${place} ${line.number}`;
		if (!line.ok) {
			violations.push(`${here} ${line.problem}`);
			continue;
		}
		const { id } = line.answer;
		if (asked.has(id)) {
			const earlier = answers.get(id);
			if (earlier === undefined) answers.set(id, [line.answer]);
			else earlier.push(line.answer);
		} else if (!unasked.has(id)) {
			violations.push(`${here} answers ${JSON.stringify(id.slice(0, 80))}, which was not asked`);
		}
	}
	return { answers, violations };
}
