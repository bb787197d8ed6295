import type { Report, Result } from "./schema.ts";
import type { Standing } from "./standing.ts";
import { isBrokenWaiver } from "./waiver-lines.ts";

/** What a report amounts to, in a word; as the exit code of the run has it. */
export function verdictOf({ inconclusive, results, waivers = [] }: Report): Standing {
	const counted = (verdict: Result["verdict"]): number =>
		results.filter((result) => result.verdict === verdict && result.waiver === undefined).length;
	if (inconclusive !== undefined) return "inconclusive";
	if (counted("fail") > 0 || waivers.some(isBrokenWaiver)) return "failed";
	if (counted("error") > 0) return "error";
	if (counted("inconclusive") > 0 || !results.some(({ verdict }) => verdict !== "skip")) return "inconclusive";
	return "passed";
}
