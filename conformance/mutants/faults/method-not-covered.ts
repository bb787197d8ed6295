import { knownMethods } from "#protocol";
import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const methodNotCovered: Mutant = {
	id: "method-not-covered",
	sentence: "Does not bind a signature to the method.",
	breaks: ["HMAC-CANON-06"],
	also: ["SORT-08"],
	threats: ["CAN-01"],
	seen: "wire",
	stages: alsoVerifying((covered) => knownMethods.map((method) => ({ ...covered, head: { ...covered.head, method } }))),
};
