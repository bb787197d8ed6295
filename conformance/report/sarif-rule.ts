import { legible } from "./legible.ts";
import type { Result } from "./schema.ts";

/** The middle of the band that GitHub shows under this name; 0.0 would be no severity at all. */
const securitySeverity: Readonly<Record<Result["severity"], string>> = {
	critical: "9.5",
	high: "8.0",
	medium: "5.5",
	low: "2.0",
	info: "0.1",
};

/** GitHub refuses longer descriptions. */
const longest = 1024;

/** As much of a description as GitHub takes. */
function cut(text: string): string {
	return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** `external/cwe/cwe-294`, by which code scanning knows weaknesses. */
function cweTag(reference: string): readonly string[] {
	const number = /^CWE-0*(\d+)$/.exec(reference)?.[1];
	return number === undefined ? [] : [`external/cwe/cwe-${number.padStart(3, "0")}`];
}

/** What a scanner keeps of a rule over runs: it says only what is the same in every run. */
export interface SarifRule {
	readonly id: string;
	/** What is looked for, in a line, and the sentence that it is about. */
	readonly title: string;
	readonly sentence: string;
	/** Paragraphs. */
	readonly help: readonly string[];
	readonly level: "error" | "warning";
	readonly severity: Result["severity"];
	readonly references: readonly string[];
}

export function sarifRule({ id, title, sentence, help, level, severity, references }: SarifRule): object {
	return {
		id,
		name: id,
		shortDescription: { text: cut(legible(title)) },
		fullDescription: { text: cut(legible(sentence)) },
		help: { text: help.map(legible).join("\n\n") },
		defaultConfiguration: { level },
		properties: {
			tags: ["security", ...references.flatMap(cweTag)],
			precision: "very-high",
			"security-severity": securitySeverity[severity],
		},
	};
}

/** Where to read more, as a paragraph; none where there is nothing. */
export function seeAlso(references: readonly string[]): readonly string[] {
	return references.length === 0 ? [] : [`See ${references.join(", ")}.`];
}
