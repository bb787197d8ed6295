import { alsoTargets } from "../making/covered.ts";
import { inQuery } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const leadingQuestionMarksNotCovered: Mutant = {
	id: "leading-question-marks-not-covered",
	sentence: "Drops a question mark at the beginning of the query before it verifies.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-30"],
	seen: "wire",
	stages: alsoTargets((target) => [inQuery((query) => query.replace(/^\?+/, ""))(target)]),
};
