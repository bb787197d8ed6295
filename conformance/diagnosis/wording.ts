import type { Cause, NamedMistake } from "./causes.ts";

/** Alternatives that are spelled out; the others are named by their ids. */
const mostSpelledOut = 4;

/** A cause as one sentence: "You sort the query.", or "Either you …, or you …." */
export function causeSentence({ alternatives }: Cause): string {
	const clauses = alternatives.slice(0, mostSpelledOut).map(clauseOf);
	const others = alternatives.slice(mostSpelledOut).map((set) => set.map(({ id }) => id).join(" with "));
	const [first = ""] = clauses;
	if (alternatives.length === 1) return `${capitalised(first)}.`;
	const more = others.length === 0 ? "" : `, or it is one of: ${others.join(", ")}`;
	const last = others.length === 0 ? ", or " : ", ";
	return `Either ${clauses.slice(0, -1).join(", ")}${last}${clauses.at(-1)}${more}.`;
}

/** What to do about it, each advice once. */
export function remediesOf({ alternatives }: Cause): readonly string[] {
	return [...new Set(alternatives.slice(0, mostSpelledOut).flatMap((set) => set.map(({ remedy }) => remedy)))];
}

/** The requirements that it is against, each once. */
export function requirementsOf({ alternatives }: Cause): readonly string[] {
	return [...new Set(alternatives.flatMap((set) => set.map(({ requirement }) => requirement)))];
}

function clauseOf(set: readonly NamedMistake[]): string {
	return `you ${set.map(({ does }) => does).join(" and ")}`;
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
