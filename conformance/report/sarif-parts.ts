import { createHash } from "node:crypto";
import { legible } from "./legible.ts";
import type { Place } from "./place.ts";
import type { Result } from "./schema.ts";

/** Text in which nothing is taken for a link or for a place to fill in (SARIF 2.1.0 §3.11.5 and §3.11.6). */
export function plain(text: string): string {
	return legible(text)
		.replaceAll(/[[\]\\]/g, "\\$&")
		.replaceAll(/[{}]/g, "$&$&");
}

/** The same for the same id in every run, whatever the target answered: what a scanner knows an alert by. */
export function fingerprint(id: string): string {
	return `${createHash("sha256").update(id).digest("hex").slice(0, 16)}:1`;
}

/** A place as SARIF names it. */
export function location({ file, line, endColumn }: Place): object {
	const uri = file.split("/").map(encodeURIComponent).join("/");
	return {
		physicalLocation: {
			artifactLocation: { uri },
			region: { startLine: line, startColumn: 1, endLine: line, endColumn },
		},
	};
}

/** The middle of the band that GitHub shows under this name; 0.0 would be no severity at all. */
export const securitySeverity: Readonly<Record<Result["severity"], string>> = {
	critical: "9.5",
	high: "8.0",
	medium: "5.5",
	low: "2.0",
	info: "0.1",
};

/** GitHub refuses longer descriptions. */
const longest = 1024;

/** As much of a description as GitHub takes. */
export function cut(text: string): string {
	return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** `external/cwe/cwe-294`, by which code scanning knows weaknesses. */
export function cweTag(reference: string): readonly string[] {
	const number = /^CWE-0*(\d+)$/.exec(reference)?.[1];
	return number === undefined ? [] : [`external/cwe/cwe-${number.padStart(3, "0")}`];
}
