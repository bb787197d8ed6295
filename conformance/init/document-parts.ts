import type { Need } from "../engine/check.ts";
import type { Answers } from "./answers.ts";
import type { Notes } from "./notes.ts";

/** What a document is made of. */
export interface DocumentParts {
	/** Paths in it are relative to the config. */
	answers: Answers;
	/** What was seen of the target, beside the member that it is about. */
	notes: Notes;
	/** How many checks need what a left-out member gives. */
	checksFor(...needs: readonly Need[]): string;
}

/** A sentence and a note that may follow it. */
export function noted(says: string, note: string | undefined): string {
	return note === undefined ? says : `${says}\n${note}`;
}
