import type { VectorHead } from "../../format.ts";

/** What an author writes of every vector. */
export interface CaseHead {
	/** Its id within the family. */
	slug: string;
	requirement: string;
	flags: readonly string[];
	comment: string;
	/** The slug of the case in this family that differs in one thing and is not refused; the family's first unless given. */
	twin?: string;
}

/** The head of a vector; only refused ones name their twin. */
export function head(family: string, given: CaseHead, refused: boolean, first: string): VectorHead {
	const { slug, requirement, flags, comment, twin } = given;
	return {
		id: `${family}-${slug}`,
		requirement,
		flags,
		comment,
		...(refused ? { twin: `${family}-${twin ?? first}` } : {}),
	};
}

/** The author of a vector and the reference do not agree. */
export function disagreement(family: string, given: CaseHead, author: unknown, reference: unknown): Error {
	const says = (value: unknown): string => JSON.stringify(value ?? null);
	return new Error(
		`${family}-${given.slug}: the author expects ${says(author)}, the reference says ${says(reference)}`,
	);
}
