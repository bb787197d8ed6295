import type { Check } from "../engine/check.ts";
import type { Result } from "../report/schema.ts";

/** What comes also of a machine that is too busy to let a gateway answer, or hear from its dependencies, in time. */
const outOfReach = /\b50[34]\b|no answer: timeout/;

/**
 * The results of a run, in which a check that failed for a 503, a 504 or a timeout, or came to no end, was run once more
 * by `run`: what a mutant does it does again, and what a busy machine did is gone.
 */
export async function lookAgain(
	results: readonly Result[],
	checks: readonly Check[],
	run: (checks: readonly Check[]) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
	const doubtful = new Set(results.filter((result) => isDoubtful(result)).map(({ id }) => id));
	const again = checks.filter(({ id }) => doubtful.has(id));
	if (again.length === 0) {
		return results;
	}
	const second = new Map((await run(again)).map((result) => [result.id, result]));
	return results.map((result) => second.get(result.id) ?? result);
}

function isDoubtful({ verdict, actual }: Result): boolean {
	return verdict === "error" || ((verdict === "fail" || verdict === "warn") && outOfReach.test(actual ?? ""));
}
