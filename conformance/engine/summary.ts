import type { Report, Result } from "../report/schema.ts";
import type { Specification } from "./requirements.ts";

const exercising = new Set<Result["verdict"]>(["pass", "fail", "warn"]);

/** Counts verdicts, and the requirements that some check has really exercised: skips never count. */
export function summarize(results: readonly Result[], specification: Specification): Report["summary"] {
	const summary = { pass: 0, fail: 0, warn: 0, skip: 0, inconclusive: 0, error: 0 };
	for (const { verdict } of results) summary[verdict] += 1;
	const exercised = new Set(
		results.filter(({ verdict }) => exercising.has(verdict)).map(({ requirement }) => requirement),
	);
	return { ...summary, requirements: { total: specification.requirements.size, exercised: exercised.size } };
}
