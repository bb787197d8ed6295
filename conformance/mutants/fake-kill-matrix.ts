import { mutants } from "./index.ts";
import { type KillMatrix, killMatrixOf } from "./kill-matrix.ts";
import type { FailedCheck, MutantOutcome } from "./matrix.ts";

/**
 * For tests: the matrix of a run in which every mutant was killed by just what it declares; or a flawed one, with one
 * mutant of each kind that is not as it should be, and a gateway that says hostile things.
 */
export function fakeKillMatrix(kind?: "flawed"): KillMatrix {
	const outcomes = mutants
		.filter(({ seen }) => seen === "wire")
		.map((mutant, at): MutantOutcome => {
			const killed = {
				mutant,
				verdict: "killed",
				failed: mutant.breaks.map(failedCheck),
				kept: [],
				errors: [],
			} as const;
			return kind === undefined ? killed : { ...killed, ...flaws.get(at)?.(killed) };
		});
	const reference = kind === undefined ? [] : [failedCheck("ANS-01")];
	return killMatrixOf({ reference, outcomes }, { scope: "declared", startedAt: new Date(0), durationMs: 1000 });
}

type Flaw = (killed: MutantOutcome) => Partial<MutantOutcome>;

const flaws: ReadonlyMap<number, Flaw> = new Map<number, Flaw>([
	[1, ({ mutant }) => ({ verdict: "survived", failed: [], kept: mutant.breaks })],
	[2, ({ failed }) => ({ verdict: "more than declared", failed: [...failed, failedCheck("LOG-04")] })],
	[3, ({ mutant }) => ({ kept: mutant.breaks.slice(0, 1), failed: [] })],
	[4, () => ({ errors: ["ANS-02/probe: error, boom"] })],
]);

function failedCheck(requirement: string): FailedCheck {
	return {
		check: `${requirement}/probe`,
		requirement,
		expected: "refused",
		actual: "200 <script>globalThis.taken = 1</script>",
		atTwin: false,
	};
}
