import { checks } from "../../conformance/checks/index.ts";
import { runMatrix } from "../../conformance/mutants/matrix.ts";
import type { Fault, Mutant } from "../../conformance/mutants/mutant.ts";

/** What the checks say of faults that none of them is known to see, a line for each that is seen after all. */
export async function seenByChecks(faults: readonly Fault[]): Promise<readonly string[]> {
	const mutants = faults.map((fault): Mutant => ({ ...fault, breaks: [], threats: [], seen: "wire" }));
	const { reference, outcomes } = await runMatrix({ mutants, checks, scope: "all" });
	return [
		...reference.map(({ check }) => `the reference: ${check}`),
		...outcomes.flatMap(({ mutant, failed, errors }) => [
			...failed.map(({ check }) => `${mutant.id}: ${check}`),
			...errors.map((error) => `${mutant.id}: no verdict, ${error}`),
		]),
	];
}
