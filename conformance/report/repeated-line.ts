import { legible } from "./legible.ts";
import type { Report } from "./schema.ts";

/** Says how many checks were run again, and why the first of them was; undefined if none was. */
export function repeatedLine({ results }: Pick<Report, "results">): string | undefined {
	const reasons = results.flatMap(({ repeated }) => repeated?.because ?? []);
	const [first] = reasons;
	if (first === undefined) return undefined;
	const because = legible(first.replace(/\.$/, ""));
	return reasons.length === 1
		? `1 check was run again: ${because}.`
		: `${reasons.length} checks were run again, the first since: ${because}.`;
}
