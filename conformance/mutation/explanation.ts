import type { MutantOutcome } from "./mutant-outcome.ts";

/** Mutants that the suite does not kill, and why it need not or cannot. */
export interface Explanation {
	/** Specific to these mutants: why nobody outside can tell, and who inside can. */
	readonly reason: string;
	readonly file: string;
	readonly mutants: readonly ExplainedMutant[];
}

/** Named by its text, so that an edit elsewhere in the file changes nothing; white space counts as one blank. */
type ExplainedMutant =
	| {
			/** The text that is replaced. */
			readonly from: string;
			/** What it is replaced by; anything if not given. */
			readonly to?: string;
			/** The line in which the text begins, where the text alone would say too much. */
			readonly inLine?: string;
	  }
	| {
			/** A function or constant of the module, of which these are all mutants that no check executes. */
			readonly unreachedIn: string;
	  };

export interface Accounted {
	readonly explained: readonly MutantOutcome[];
	readonly unexplained: readonly MutantOutcome[];
	/** What is explained about files that were tested, and did not survive. */
	readonly stale: readonly { readonly file: string; readonly mutant: ExplainedMutant }[];
}

/** Holds what survived against what is explained. */
export function account(outcomes: readonly MutantOutcome[], explanations: readonly Explanation[]): Accounted {
	const alive = outcomes.filter(isAlive);
	const claims = explanations.flatMap(({ file, mutants }) => mutants.map((mutant) => ({ file, mutant })));
	const isExplained = (outcome: MutantOutcome): boolean => claims.some((claim) => explains(claim, outcome));
	const tested = new Set(outcomes.map(({ file }) => file));
	return {
		explained: alive.filter(isExplained),
		unexplained: alive.filter((outcome) => !isExplained(outcome)),
		stale: claims.filter((claim) => tested.has(claim.file) && !alive.some((outcome) => explains(claim, outcome))),
	};
}

function explains({ file, mutant }: { file: string; mutant: ExplainedMutant }, outcome: MutantOutcome): boolean {
	if (file !== outcome.file) return false;
	if ("unreachedIn" in mutant) return outcome.fate === "unreached" && outcome.within === mutant.unreachedIn;
	return (
		mutant.from === outcome.from &&
		(mutant.to === undefined || mutant.to === outcome.to) &&
		(mutant.inLine === undefined || mutant.inLine === outcome.inLine)
	);
}

/** The explained mutants in words. */
export function describeExplained(mutant: ExplainedMutant): string {
	return "from" in mutant ? `${mutant.from}  →  ${mutant.to ?? "anything"}` : `never executed in ${mutant.unreachedIn}`;
}

/** Whether the suite passed it. */
export function isAlive({ fate }: MutantOutcome): boolean {
	return fate === "survived" || fate === "unreached";
}
