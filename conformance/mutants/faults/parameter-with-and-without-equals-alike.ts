import { alsoTargets } from "../making/covered.ts";
import { inQuery } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const parameterWithAndWithoutEqualsAlike: Mutant = {
	id: "parameter-with-and-without-equals-alike",
	sentence: "Takes a parameter without a value and one with an empty value for the same when it verifies.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-27"],
	seen: "wire",
	stages: alsoTargets((target) => [
		inQuery((query) => query.replaceAll(/=(?=&|$)/g, ""))(target),
		inQuery((query) => query.replaceAll(/(^|&)([^&=]+)(?=&|$)/g, "$1$2="))(target),
	]),
};
