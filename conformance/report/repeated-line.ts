import { legible } from "./legible.ts";
import type { Report, Result } from "./schema.ts";

/** Says how often a check was run, and why more than once; undefined if it was not. Whoever shows it makes it legible. */
export function timesRun({ repeated }: Pick<Result, "repeated">): string | undefined {
	return repeated === undefined ? undefined : `Run ${repeated.times + 1} times: ${repeated.because}`;
}

/** Says in one line how many checks were run again, and why the first of them was; undefined if none was. */
export function repeatedLine({ results }: Pick<Report, "results">): string | undefined {
	const reasons = results.flatMap(({ repeated }) => repeated?.because ?? []);
	const [first] = reasons;
	if (first === undefined) return undefined;
	const because = legible(first.replace(/\.$/, "")).replaceAll("\n", " ");
	return reasons.length === 1
		? `1 check was run again: ${because}.`
		: `${reasons.length} checks were run again, the first since: ${because}.`;
}
