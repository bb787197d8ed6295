import { Finding, type FuzzReport, type FuzzResult } from "./schema.ts";

/** One fault, by the first finding that shows it, and the properties that show it. */
export interface DistinctFault {
	readonly finding: Finding;
	readonly result: FuzzResult;
	readonly properties: readonly string[];
}

const severities = Finding.shape.severity.options;

/** The different faults of a run, the gravest first. */
export function distinctFaults({ results }: FuzzReport): readonly DistinctFault[] {
	const all = results.flatMap((result) => result.findings.map((finding) => ({ finding, result })));
	return all
		.filter(({ finding }, at) => all.findIndex((other) => other.finding.fault === finding.fault) === at)
		.map((first) => {
			const own = all.filter(({ finding }) => finding.fault === first.finding.fault);
			return { ...first, properties: [...new Set(own.map(({ result }) => result.id))] };
		})
		.toSorted((one, other) => severities.indexOf(one.finding.severity) - severities.indexOf(other.finding.severity));
}

/** What proves nothing: properties that went wrong or came to no verdict. */
export function unproved({ results }: FuzzReport): readonly FuzzResult[] {
	return results.filter(({ verdict }) => verdict === "error" || verdict === "inconclusive");
}
