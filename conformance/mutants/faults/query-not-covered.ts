import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const queryNotCovered: Mutant = {
	id: "query-not-covered",
	sentence: "Does not bind a signature to the query.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-03"],
	seen: "wire",
	stages: alsoTargets((target) => [target.replace(/\?.*$/s, "")]),
};
