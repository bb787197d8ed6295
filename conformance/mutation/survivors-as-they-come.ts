import { relative } from "node:path";
import { type MutantResult, PlanKind } from "@stryker-mutator/api/core";
import type { MutationTestingPlanReadyEvent, Reporter } from "@stryker-mutator/api/report";

/** Names each mutant that the suite lets live, as soon as it is known: a whole run takes long. */
export class SurvivorsAsTheyCome implements Reporter {
	readonly #write: (line: string) => void;
	/** Those that are not known already. */
	#tested: ReadonlySet<string> = new Set();

	constructor(write: (line: string) => void) {
		this.#write = write;
	}

	onMutationTestingPlanReady({ mutantPlans }: MutationTestingPlanReadyEvent): void {
		const planned = mutantPlans.filter(({ plan }) => plan === PlanKind.Run);
		this.#tested = new Set(planned.map(({ mutant }) => mutant.id));
	}

	onMutantTested({ id, status, fileName, location, mutatorName, replacement }: Readonly<MutantResult>): void {
		if (status === "Survived" && this.#tested.has(id)) {
			const { line, column } = location.start;
			const place = `${relative(process.cwd(), fileName)}:${line}:${column}`;
			this.#write(`survived  ${place}  ${mutatorName} → ${replacement.replace(/\s+/g, " ")}\n`);
		}
	}
}
