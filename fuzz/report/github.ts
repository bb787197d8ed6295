import { annotations, type Note } from "../../conformance/report/annotations.ts";
import type { Place } from "../../conformance/report/index.ts";
import { asciiJson } from "./ascii-json.ts";
import { type DistinctFault, distinctFaults, unproved } from "./distinct-faults.ts";
import type { FuzzReport } from "./schema.ts";
import { headlineOf } from "./standing.ts";

export interface FuzzGithubOptions {
	/** The sentence of a requirement. */
	textOf(requirement: string): string | undefined;
	/** The file and line to which a finding about a requirement is attached. */
	placeOf(requirement: string): Place;
}

/** Annotations of a workflow run of GitHub Actions, for standard output: an error for each fault, and what proves nothing. */
export function renderFuzzGithub(report: FuzzReport, options: FuzzGithubOptions): string {
	const notes: readonly Note[] = [
		...distinctFaults(report).map((fault) => noteOf(fault, options)),
		...unproved(report).map(({ id, verdict, reason = "no reason" }): Note => {
			return { kind: verdict === "error" ? "error" : "warning", title: `${id}: ${verdict}`, message: reason };
		}),
	];
	return [...annotations(notes), headlineOf(report), `${report.summary.executions} inputs`, ""].join("\n");
}

function noteOf({ finding, properties }: DistinctFault, { textOf, placeOf }: FuzzGithubOptions): Note {
	const { fault, requirement, severity, expected, actual, input, references, replay } = finding;
	const lines = [
		textOf(requirement),
		`by: ${properties.join(", ")}`,
		`expected: ${expected}`,
		`came: ${actual}`,
		`input: ${asciiJson(input).slice(0, 1000)}`,
		references.length === 0 ? undefined : `see: ${references.join(", ")}`,
		replay === undefined ? undefined : `replay: ${replay}`,
	];
	const message = lines.filter((line) => line !== undefined).join("\n");
	return { kind: "error", title: `${fault} (${severity})`, message, place: placeOf(requirement) };
}
