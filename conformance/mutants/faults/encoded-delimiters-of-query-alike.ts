import { alsoTargets } from "../making/covered.ts";
import { inQuery } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const encodedDelimitersOfQueryAlike: Mutant = {
	id: "encoded-delimiters-of-query-alike",
	sentence: "Verifies over the decoded query, in which encoded and plain delimiters are the same.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-13"],
	seen: "wire",
	stages: alsoTargets((target) => [
		inQuery((query) =>
			query.replace("=", "\u0000").replaceAll("&", "%26").replaceAll("=", "%3D").replace("\u0000", "="),
		)(target),
		inQuery((query) => query.replaceAll("%26", "&").replaceAll("%3D", "="))(target),
	]),
};
