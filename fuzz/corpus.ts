import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Finding } from "./report/schema.ts";

/** An input that was the first of its kind in some run. */
const Entry = z.strictObject({ property: z.string(), input: z.json() });

export interface CorpusEntry {
	/** Below the folder, with slashes. */
	readonly file: string;
	readonly input: unknown;
}

/** Enough for each kind and pair of them; whoever has more has a property whose account is too fine. */
const mostOfOne = 2000;
/** No input is so long; whatever is was not written here. */
const longestBytes = 4 * 1024 * 1024;
const findingsFolder = "findings";

/**
 * A folder that grows from run to run: inputs that were the first of their kind, by property, and findings as they are
 * found. Whatever cannot be read or written is told and left out; a run goes on without it.
 */
export class Corpus {
	readonly #folder: string;
	readonly #tell: (text: string) => void;
	readonly #entries = new Map<string, CorpusEntry[]>();
	#isWritable = true;

	/** Reads the folder; one that is not there yet is made. `tell` gets sentences for whoever runs it. */
	constructor(folder: string, tell: (text: string) => void) {
		this.#folder = folder;
		this.#tell = tell;
		mkdirSync(folder, { recursive: true });
		for (const property of foldersIn(folder).filter((name) => name !== findingsFolder)) {
			const files = readdirSync(join(folder, property)).filter((name) => name.endsWith(".json"));
			this.#entries.set(
				property,
				files.toSorted().flatMap((name) => this.#read(`${property}/${name}`, property) ?? []),
			);
		}
	}

	#read(file: string, property: string): CorpusEntry | undefined {
		const place = join(this.#folder, file);
		try {
			if (statSync(place).size > longestBytes) throw new RangeError("it is too long");
			const entry = Entry.parse(JSON.parse(readFileSync(place, "utf8")));
			if (entry.property !== property) throw new RangeError("it is of another property");
			return { file, input: entry.input };
		} catch (error) {
			this.#tell(`${file} of the corpus is skipped: ${reasonOf(error)}`);
			return undefined;
		}
	}

	/** What is kept for a property, in the order of the names of the files. */
	entriesOf(property: string): readonly CorpusEntry[] {
		return this.#entries.get(property) ?? [];
	}

	/** Tells of an entry that its property can make nothing of. */
	unfit(file: string): void {
		this.#tell(`${file} of the corpus is skipped: its property cannot judge it`);
	}

	/** Keeps an input; says whether it was not there before. */
	keep(property: string, input: unknown): boolean {
		const known = this.#entries.get(property) ?? [];
		const text = `${JSON.stringify({ property, input }, undefined, "\t")}\n`;
		const file = `${property}/${digestOf(text)}.json`;
		if (known.length >= mostOfOne || known.some((entry) => entry.file === file)) return false;
		if (!this.#write(file, text)) return false;
		this.#entries.set(property, [...known, { file, input }]);
		return true;
	}

	/** Keeps a finding at once, so that it is there whatever becomes of the run. */
	keepFinding(property: string, finding: Finding): void {
		const text = `${JSON.stringify({ property, finding }, undefined, "\t")}\n`;
		this.#write(`${findingsFolder}/${property}-${finding.fault}.json`, text);
	}

	#write(file: string, text: string): boolean {
		if (!this.#isWritable) return false;
		const place = join(this.#folder, file);
		try {
			mkdirSync(join(place, ".."), { recursive: true });
			writeFileSync(place, text);
			return true;
		} catch (error) {
			this.#isWritable = false;
			this.#tell(`the corpus cannot be written, and grows no more in this run: ${reasonOf(error)}`);
			return false;
		}
	}
}

function foldersIn(folder: string): readonly string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.toSorted();
}

function digestOf(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** In a few words: neither the input nor a stack. */
function reasonOf(error: unknown): string {
	if (error instanceof z.ZodError) return "it is no entry of a corpus";
	if (error instanceof SyntaxError) return "it is no JSON";
	return error instanceof Error && "code" in error
		? String(error.code)
		: String(error instanceof Error ? error.message : error);
}
