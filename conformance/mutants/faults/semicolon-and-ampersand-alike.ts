import { alsoTargets } from "../making/covered.ts";
import { inQuery } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const semicolonAndAmpersandAlike: Mutant = {
	id: "semicolon-and-ampersand-alike",
	sentence: "Takes a semicolon of the query for an ampersand when it verifies.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-31"],
	seen: "wire",
	stages: alsoTargets((target) => [
		inQuery((query) => query.replaceAll("&", ";"))(target),
		inQuery((query) => query.replaceAll(";", "&"))(target),
	]),
};
