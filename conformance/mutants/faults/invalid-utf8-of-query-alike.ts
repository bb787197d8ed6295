import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const invalidUtf8OfQueryAlike: Mutant = {
	id: "invalid-utf8-of-query-alike",
	sentence: "Verifies over the decoded query, in which every invalid byte is the replacement character.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-33"],
	seen: "wire",
	stages: alsoTargets((target) => [target.replaceAll("%EF%BF%BD", "%FF"), target.replaceAll("%FF", "%EF%BF%BD")]),
};
