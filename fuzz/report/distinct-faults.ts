import { groupBy } from "../../conformance/report/index.ts";
import { symptomOf } from "../fault.ts";
import { Finding, type FuzzReport, type FuzzResult } from "./schema.ts";

/** One fault, by the finding of the property that tells it from others, and all properties that show what looks like it. */
export interface DistinctFault<Result = FuzzResult> {
	readonly finding: Finding;
	readonly result: Result;
	readonly properties: readonly string[];
}

const severities = Finding.shape.severity.options;

/**
 * The different faults of a run, the gravest first. Each property has kinds of its own to tell them apart by, so that what
 * looks alike to several is taken for as many faults as the one tells apart that shows the gravest, and of these tells most.
 */
export function distinctFaults<Result extends Pick<FuzzResult, "id" | "findings">>({
	results,
}: {
	readonly results: readonly Result[];
}): readonly DistinctFault<Result>[] {
	const all = results.flatMap((result) => result.findings.map((finding) => ({ finding, result })));
	const bySymptom = groupBy(all, ({ finding }) => symptomOf(finding.fault));
	return [...bySymptom.values()]
		.flatMap((alike) => {
			const byProperty = [...groupBy(alike, ({ result }) => result.id)];
			const [telling, ...others] = byProperty.toSorted(
				([, one], [, other]) => gravestOf(one) - gravestOf(other) || other.length - one.length,
			);
			const properties = [telling, ...others].flatMap((each) => (each === undefined ? [] : [each[0]]));
			return (telling?.[1] ?? []).map((own) => ({ ...own, properties }));
		})
		.toSorted((one, other) => severities.indexOf(one.finding.severity) - severities.indexOf(other.finding.severity));
}

/** The lower, the graver. */
function gravestOf(found: readonly { readonly finding: Finding }[]): number {
	return Math.min(...found.map(({ finding }) => severities.indexOf(finding.severity)));
}

/** What proves nothing: properties that went wrong or came to no verdict. */
export function unproved({ results }: FuzzReport): readonly FuzzResult[] {
	return results.filter(({ verdict }) => verdict === "error" || verdict === "inconclusive");
}
