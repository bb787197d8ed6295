import { accept, isKnownMethod } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const unknownMethodsTakenForGet: Mutant = {
	id: "unknown-methods-taken-for-get",
	sentence: "Takes a method that it does not know for GET.",
	breaks: ["REQ-01"],
	also: ["ANS-01", "ANS-02", "ANS-04", "ANS-07", "ANS-08", "ANS-10", "ANS-11", "ANS-12"],
	threats: ["MET-02", "MET-03"],
	seen: "wire",
	stages: (reference) => ({ ...reference, parseMethod: (method) => accept(isKnownMethod(method) ? method : "GET") }),
};
