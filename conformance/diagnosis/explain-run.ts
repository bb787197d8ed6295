import { type Cause, causesOf } from "./causes.ts";
import { casesOf, Evidence, type SignedCase } from "./evidence.ts";
import { Inquiry, type RunLimits, type Step, takenIn } from "./inquiry.ts";
import type { Obligation } from "./signer-case.ts";

export interface RunCause extends Cause {
	/** Ids of the requests in which it shows. */
	cases: readonly string[];
}

export interface RunExplanation {
	/** The smallest set of causes found that accounts for the cases below them, the one with most cases first. */
	causes: readonly RunCause[];
	/** What some answers look like, although too many others do not fit it: a hint and no finding. */
	resemblances: readonly RunCause[];
	/** Wrong cases of which no set of known mistakes makes all that came out. */
	unexplained: readonly string[];
	/** The string that the signer has signed, by id of the case, as far as the causes tell. */
	strings: ReadonlyMap<string, string>;
	/** False where time was up before everything was tried. */
	complete: boolean;
}

/** Of all wrong answers this share has to be explained before anything is named. */
const leastExplained = 0.8;
/** How much more often than elsewhere a cause may show in answers that stay unexplained. */
const mostOverRepresented = 1.5;

/**
 * Explains all wrong answers of one signer at once: the smallest set of mistakes under which a signer would have given
 * just these answers, the right ones included. A mistake that would have spoilt a right answer is none of them, nor is
 * one that would show in many answers and explains few.
 */
export function explainRun(cases: readonly SignedCase[], limits: RunLimits): RunExplanation {
	const evidence = new Evidence(cases);
	const inquiry = new Inquiry(evidence, limits);
	inquiry.follow();
	const certain = withoutHappenstance(inquiry.steps, evidence);
	const doubtful = inquiry.steps.filter((step) => !certain.includes(step));
	const explained = evidence.explainedBy(takenIn(certain));
	return {
		causes: runCauses(certain, certain, evidence),
		resemblances: runCauses(doubtful, inquiry.steps, evidence),
		unexplained: casesOf(evidence.wrong.filter((obligation) => !explained.has(obligation))),
		strings: stringsOf(certain, evidence),
		complete: inquiry.complete,
	};
}

/**
 * The steps without the doubtful ones while answers stay unexplained, and none where too many stay so: an unknown
 * mistake may well come to the same as a known one in some requests, and a wrong name is worse than none.
 */
function withoutHappenstance(steps: readonly Step[], evidence: Evidence): readonly Step[] {
	let kept = steps;
	for (;;) {
		const explained = evidence.explainedBy(takenIn(kept));
		if (explained.size === evidence.wrong.length) return kept;
		const doubtful = kept.findIndex((_, index) => isDoubtful(kept, index, evidence));
		if (doubtful < 0) return explained.size < evidence.wrong.length * leastExplained ? [] : kept;
		kept = kept.toSpliced(doubtful, 1);
	}
}

/** Whether a step explains one answer only, or what is unexplained lies mostly where it shows, and so has another cause. */
function isDoubtful(steps: readonly Step[], index: number, evidence: Evidence): boolean {
	const taken = takenIn(steps);
	const others = takenIn(steps.toSpliced(index, 1));
	const reproduced = evidence.reproducedBy(taken);
	const without = evidence.reproducedBy(others);
	if (casesOf([...reproduced].filter((each) => !without.has(each))).length < 2) return true;
	// Of requests and not of what was given out for each, most of which no mistake in a string to sign shows in.
	const shareIn = (obligations: readonly Obligation[]): number =>
		casesOf(obligations.filter((each) => each.made(taken) !== each.made(others))).length / casesOf(obligations).length;
	const open = evidence.wrong.filter((each) => !reproduced.has(each));
	return shareIn(open) > mostOverRepresented * shareIn([...evidence.right, ...evidence.wrong]);
}

/** The causes that some steps stand for, with the cases in which they show if all steps are taken. */
function runCauses(steps: readonly Step[], all: readonly Step[], evidence: Evidence): readonly RunCause[] {
	const taken = takenIn(all);
	const reproduced = [...evidence.reproducedBy(taken)];
	const causes = steps.flatMap((sets) =>
		causesOf(sets).map((cause): RunCause => {
			const own = (sets[0] ?? []).filter(({ id }) => cause.alternatives.flat().some((named) => named.id === id));
			const others = taken.filter((mistake) => !own.includes(mistake));
			const shown = reproduced.filter((each) => each.made(others) !== each.made(taken) || each.reproducedBy(own));
			return { ...cause, cases: casesOf(shown) };
		}),
	);
	return causes.toSorted((one, other) => other.cases.length - one.cases.length);
}

function stringsOf(steps: readonly Step[], evidence: Evidence): ReadonlyMap<string, string> {
	const taken = takenIn(steps);
	const strings = new Map<string, string>();
	if (taken.some(({ holdsSecret }) => holdsSecret === true)) return strings;
	for (const obligation of evidence.explainedBy(taken)) {
		const text = evidence.caseOf(obligation)?.text(taken);
		if (text !== undefined) strings.set(obligation.caseId, text);
	}
	return strings;
}
