import type { KillMatrix } from "./kill-matrix.ts";

/** What a matrix amounts to, in clauses: how many mutants were killed, then everything that is not as it should be. */
export function scoreOf({ summary, mutants }: KillMatrix): readonly string[] {
	const { killed, moreThanDeclared, survived, errors } = summary;
	const less = mutants.filter(({ kept, verdict }) => kept.length > 0 && verdict !== "survived").length;
	return [
		`${killed + moreThanDeclared} of ${summary.mutants} mutants killed`,
		...(survived === 0 ? [] : [`${survived} survived`]),
		...(moreThanDeclared === 0 ? [] : [`${moreThanDeclared} broke more than they declare`]),
		...(less === 0 ? [] : [`${less} broke less`]),
		...(errors === 0 ? [] : [`${errors} checks came to no verdict`]),
		...(summary.reference === 0 ? [] : [`the reference does not pass ${summary.reference} checks`]),
	];
}
