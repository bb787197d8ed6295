import { alsoTargets } from "../making/covered.ts";
import { inQuery } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const plusAndEncodedSpaceAlike: Mutant = {
	id: "plus-and-encoded-space-alike",
	sentence: "Takes a plus and an encoded space of the query for the same when it verifies.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-26"],
	seen: "wire",
	stages: alsoTargets((target) => [
		inQuery((query) => query.replaceAll("%20", "+"))(target),
		inQuery((query) => query.replaceAll("+", "%20"))(target),
	]),
};
