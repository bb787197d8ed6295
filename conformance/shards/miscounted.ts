import { isDeepStrictEqual } from "node:util";
import { again } from "./remedies.ts";

interface Summed<Results> {
	readonly file: string;
	readonly report: { readonly results: Results; readonly summary: unknown };
}

/** Which shards sum up other results than they have: something was changed, or cut off, after the run. */
export function miscounted<Results>(
	shards: readonly Summed<Results>[],
	summaryOf: (results: Results) => unknown,
): readonly string[] {
	return shards
		.filter(({ report }) => !isDeepStrictEqual(summaryOf(report.results), report.summary))
		.map(({ file }) => `${file}: the summary is not that of the results, so that one was changed. ${again}`);
}
