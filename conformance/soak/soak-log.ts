import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { SoakRun } from "./soak.ts";

const Line = z.strictObject({ commit: z.string(), run: SoakRun });

/** One run a line, as it ends: what an interruption leaves is whole. */
export class SoakLog {
	readonly #file: string | undefined;
	readonly #commit: string;

	constructor(file: string | undefined, commit: string) {
		this.#file = file;
		this.#commit = commit;
	}

	/** The runs of this commit that the file has. Throws where it is no such log. */
	before(): readonly SoakRun[] {
		if (this.#file === undefined || !existsSync(this.#file)) return [];
		return readFileSync(this.#file, "utf8")
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => Line.parse(JSON.parse(line)))
			.flatMap(({ commit, run }) => (commit === this.#commit ? [run] : []));
	}

	add(run: SoakRun): void {
		if (this.#file === undefined) return;
		appendFileSync(this.#file, `${JSON.stringify({ commit: this.#commit, run })}\n`);
	}
}
