import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeWhole } from "../conformance/report/index.ts";
import { Regression } from "./regressions/index.ts";
import { Finding } from "./report/schema.ts";

/** An input that was the first of its kind in some run. */
const Entry = z.strictObject({ property: z.string(), input: z.json() });

/** A finding, as it is kept as soon as it is found. */
export const KeptFinding = z.strictObject({
	property: z.string(),
	/** What the property says, in one sentence. */
	title: z.string().optional(),
	/** Of the run that found it: 32-bit integer. */
	seed: z.number().int().optional(),
	/** Rows of the threat catalogue that its kinds stand for. */
	threats: z.array(z.string()).readonly().optional(),
	finding: Finding,
});

export interface CorpusEntry {
	/** Below the folder, with slashes. */
	readonly file: string;
	readonly input: unknown;
}

/** Enough for each kind and pair of them; whoever has more has a property whose account is too fine. */
const mostOfOne = 2000;
/** No input is so long; whatever is was not written here. */
const longestBytes = 4 * 1024 * 1024;
const noSuchProperty = "there is no property of its name (see: fuzz --list)";
const findingsFolder = "findings";
/** Counterexamples that are to be judged in every run; whoever runs it puts them there (see: promote). */
const regressionsFolder = "regressions";

/** Where a corpus keeps a finding, with slashes, below its folder. */
export function findingFile(property: string, { fault }: Pick<Finding, "fault">): string {
	return `${findingsFolder}/${property}-${fault}.json`;
}

/**
 * A folder that grows from run to run: inputs that were the first of their kind, by property, and findings as they are
 * found. Whatever cannot be read or written is told and left out; a run goes on without it.
 */
export class Corpus {
	readonly #folder: string;
	readonly #tell: (text: string) => void;
	readonly #entries = new Map<string, CorpusEntry[]>();
	readonly #regressions: readonly (CorpusEntry & { readonly property: string })[];
	/** Whether inputs can be kept. One fewer is no loss, so that nobody is told of each. */
	#isGrowing = true;

	/**
	 * Reads the folder; one that is not there yet is made. `isProperty` says whether there is a property of a name, and
	 * `tell` gets sentences for whoever runs it.
	 */
	constructor(folder: string, isProperty: (id: string) => boolean, tell: (text: string) => void) {
		this.#folder = folder;
		this.#tell = tell;
		mkdirSync(folder, { recursive: true });
		const others = [findingsFolder, regressionsFolder];
		for (const property of foldersIn(folder).filter((name) => !others.includes(name))) {
			if (!isProperty(property)) {
				this.#skip(property, noSuchProperty);
				continue;
			}
			this.#entries.set(
				property,
				this.#filesIn(property).flatMap((file) => {
					const entry = this.#read(file, Entry);
					if (entry === undefined || entry.property === property)
						return entry === undefined ? [] : [{ ...entry, file }];
					this.#skip(file, "it is of another property");
					return [];
				}),
			);
		}
		this.#regressions = this.#filesIn(regressionsFolder).flatMap((file) => {
			const regression = this.#read(file, Regression);
			if (regression === undefined || isProperty(regression.property))
				return regression === undefined ? [] : [{ ...regression, file }];
			this.#skip(file, noSuchProperty);
			return [];
		});
	}

	/** In the order of their names, with slashes. */
	#filesIn(name: string): readonly string[] {
		const place = join(this.#folder, name);
		if (!existsSync(place)) return [];
		const files = readdirSync(place).filter((file) => file.endsWith(".json"));
		return files.toSorted().map((file) => `${name}/${file}`);
	}

	#read<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | undefined {
		const place = join(this.#folder, file);
		try {
			const found = statSync(place);
			// A device has no size, and perhaps no end.
			if (!found.isFile()) throw new TypeError("it is no file");
			if (found.size > longestBytes) throw new RangeError("it is too long");
			return schema.parse(JSON.parse(readFileSync(place, "utf8")));
		} catch (error) {
			this.#skip(file, reasonOf(error));
			return undefined;
		}
	}

	#skip(file: string, reason: string): void {
		this.#tell(`${file} of the corpus is skipped: ${reason}`);
	}

	/** Counterexamples of a property that are judged before everything else, in the order of the names of the files. */
	regressionsOf(property: string): readonly CorpusEntry[] {
		return this.#regressions.filter((regression) => regression.property === property);
	}

	/** What is kept for a property, in the order of the names of the files. */
	entriesOf(property: string): readonly CorpusEntry[] {
		return this.#entries.get(property) ?? [];
	}

	/** Tells of a regression that says nothing of this target. */
	unjudged(file: string): void {
		this.#tell(`${file} of the corpus guards nothing here: its property came to no verdict on it`);
	}

	/** Tells of an entry that its property can make nothing of. */
	unfit(file: string): void {
		this.#skip(file, "its property cannot judge it");
	}

	/** Keeps an input; says whether it was not there before. */
	keep(property: string, input: unknown): boolean {
		const known = this.#entries.get(property) ?? [];
		const text = `${JSON.stringify({ property, input }, undefined, "\t")}\n`;
		const file = `${property}/${digestOf(text)}.json`;
		if (known.length >= mostOfOne || known.some((entry) => entry.file === file)) return false;
		if (!this.#isGrowing) return false;
		const failure = this.#write(file, text);
		if (failure !== undefined) {
			this.#isGrowing = false;
			this.#tell(`the corpus cannot be written, and grows no more in this run: ${failure}`);
			return false;
		}
		this.#entries.set(property, [...known, { file, input }]);
		return true;
	}

	/** Keeps a finding at once, so that it is there whatever becomes of the run; one that cannot be kept is told by name. */
	keepFinding(kept: z.infer<typeof KeptFinding>): void {
		const file = findingFile(kept.property, kept.finding);
		const failure = this.#write(file, `${JSON.stringify(kept, undefined, "\t")}\n`);
		if (failure !== undefined) this.#tell(`${file} of the corpus cannot be written: ${failure}`);
	}

	/** Why it cannot be written; undefined where it could be. */
	#write(file: string, text: string): string | undefined {
		try {
			writeWhole(join(this.#folder, file), text, { replaces: true });
			return undefined;
		} catch (error) {
			return reasonOf(error);
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
