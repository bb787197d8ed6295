import type { Report } from "./schema.ts";

/** Says how many checks were run again, since an answer was lost; undefined if none was. */
export function repeatedLine({ results }: Pick<Report, "results">): string | undefined {
	const count = results.filter(({ repeated }) => repeated !== undefined).length;
	if (count === 0) return undefined;
	return count === 1
		? "1 check was run again: an answer was lost on the way."
		: `${count} checks were run again: answers were lost on the way.`;
}
