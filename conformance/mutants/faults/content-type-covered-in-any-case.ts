import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const contentTypeCoveredInAnyCase: Mutant = {
	id: "content-type-covered-in-any-case",
	sentence: "Binds a signature to the content type without regard to case.",
	breaks: ["HMAC-CANON-09"],
	threats: ["BOD-15"],
	seen: "wire",
	stages: alsoVerifying((covered) => [{ ...covered, contentType: covered.contentType.toLowerCase() }]),
};
