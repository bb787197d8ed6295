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

function cut(text: string): string {
	return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/**
 * The rule of one check, for SARIF. It says only what is the same in every run, since a scanner keeps rules over
 * runs; `text` is the sentence of the requirement.
 */
export function descriptor(
	{ id, requirement, level, severity, title, references = [] }: Result,
	text?: string,
): object {
	const sentence = legible(text ?? title);
	const lines = [
		`${requirement} (${level}): ${sentence}`,
		`This check: ${legible(title)}`,
		...(references.length === 0 ? [] : [`See ${references.map(legible).join(", ")}.`]),
		`To repeat it alone: countersign conform --only ${id}`,
	];
	return {
		id,
		name: id,
		shortDescription: { text: cut(legible(title)) },
		fullDescription: { text: cut(sentence) },
		help: { text: lines.join("\n\n") },
		defaultConfiguration: { level: level === "MUST" ? "error" : "warning" },
		properties: {
			tags: ["security", ...references.flatMap(cweTag)],
			precision: "very-high",
			"security-severity": securitySeverity[severity],
		},
	};
}

/** `external/cwe/cwe-294`, by which code scanning knows weaknesses. */
function cweTag(reference: string): readonly string[] {
	const number = /^CWE-0*(\d+)$/.exec(reference)?.[1];
	return number === undefined ? [] : [`external/cwe/cwe-${number.padStart(3, "0")}`];
}
