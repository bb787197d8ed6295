import type { Result } from "./schema.ts";

/** What came in the evidence of a result, in a word: the status of the answer, or the kind of fault in place of one. */
export function answerOf({ evidence }: Result): string | undefined {
	if (evidence === undefined) return undefined;
	return "fault" in evidence.response ? evidence.response.fault : String(evidence.response.status);
}
