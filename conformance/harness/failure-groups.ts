import { groupBy } from "../report/group-by.ts";
import { unansweredStages } from "./judge-answer.ts";
import { faultsOf, type SignerReport } from "./report.ts";

type Result = SignerReport["results"][number];

/** Failures that go wrong in the same place and that no known mistake explains. */
export interface FailureGroup {
	title: string;
	/** The answers are missing, or too many, and the title or a fault says why; there is nothing to compare. */
	unanswered: boolean;
	results: readonly Result[];
}

/** What no cause accounts for, by the first stage that is wrong, most frequent first. */
export function failuresWithoutCause(report: SignerReport): readonly FailureGroup[] {
	const open = new Set(report.diagnosis.unexplained);
	return report.summary.stages.flatMap(({ stage }): FailureGroup[] => {
		const results = report.results.filter((result) => open.has(result.id) && result.stage === stage);
		if (results.length === 0) return [];
		if (!unansweredStages.has(stage)) return [{ title: stage, unanswered: false, results }];
		return [...groupBy(results, ({ actual = "" }) => actual)].map(([actual, some]) => ({
			title: stage === "no answer" ? noAnswer(actual.replace(/^none[:,] /, ""), report) : actual,
			unanswered: true,
			results: some,
		}));
	});
}

/** What ended the run is said once, and not here. */
function noAnswer(reason: string, { source }: SignerReport): string {
	return faultsOf({ source, violations: [] }).includes(reason) ? "no answer" : `no answer: ${reason}`;
}
