import { legible } from "./legible.ts";
import { cut, cweTag, securitySeverity } from "./sarif-parts.ts";
import type { Result } from "./schema.ts";

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
