import { relative } from "node:path";
import type { MutantResult } from "@stryker-mutator/api/core";
import type { Reporter } from "@stryker-mutator/api/report";

/** Names each mutant that the suite lets live, as soon as it is known: a whole run takes long. */
export class SurvivorsAsTheyCome implements Reporter {
	readonly #write: (line: string) => void;

	constructor(write: (line: string) => void) {
		this.#write = write;
	}

	onMutantTested({ status, fileName, location, mutatorName, replacement }: Readonly<MutantResult>): void {
		if (status === "Survived") {
			const { line, column } = location.start;
			const place = `${relative(process.cwd(), fileName)}:${line}:${column}`;
			this.#write(`survived  ${place}  ${mutatorName} → ${replacement.replace(/\s+/g, " ")}\n`);
		}
	}
}
