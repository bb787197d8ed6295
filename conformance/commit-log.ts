import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { z } from "zod";

const Line = z.strictObject({ commit: z.string(), run: z.unknown() });

/** What was run of which commit, one run a line, as it ends: what an interruption leaves is whole. */
export class CommitLog<Run> {
	readonly #file: string | undefined;
	readonly #commit: string;
	readonly #schema: z.ZodType<Run>;

	/** Without a file nothing is kept. */
	constructor(file: string | undefined, commit: string, schema: z.ZodType<Run>) {
		this.#file = file;
		this.#commit = commit;
		this.#schema = schema;
	}

	/** The runs of this commit that the file has. Throws where it is no such log. */
	before(): readonly Run[] {
		return this.#runsOf(this.#commit);
	}

	/** The runs of the commit that was run last. Throws where it is no such log. */
	last(): readonly Run[] {
		return this.#runsOf(this.#lines().at(-1)?.commit);
	}

	add(run: Run): void {
		if (this.#file === undefined) return;
		appendFileSync(this.#file, `${JSON.stringify({ commit: this.#commit, run })}\n`);
	}

	#runsOf(wanted: string | undefined): readonly Run[] {
		return this.#lines().flatMap(({ commit, run }) => (commit === wanted ? [this.#schema.parse(run)] : []));
	}

	#lines(): readonly z.infer<typeof Line>[] {
		if (this.#file === undefined || !existsSync(this.#file)) return [];
		const lines = readFileSync(this.#file, "utf8").split("\n");
		return lines.filter((line) => line !== "").map((line) => Line.parse(JSON.parse(line)));
	}
}

/** The commit of the tree, with a mark where the tree differs from it: such runs never count for another time. */
export function commitOfTree(): string {
	const git = (...words: string[]): string => execFileSync("git", words, { encoding: "utf8" }).trim();
	const changed = git("status", "--porcelain") !== "";
	return `${git("rev-parse", "HEAD")}${changed ? ` and changes of ${new Date().toISOString()}` : ""}`;
}
