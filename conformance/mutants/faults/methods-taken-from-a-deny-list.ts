import { accept, type Method, refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

const denied = ["TRACE", "CONNECT"];

export const methodsTakenFromADenyList: Mutant = {
	id: "methods-taken-from-a-deny-list",
	sentence: "Refuses TRACE and CONNECT and takes every other method for one that a route may have.",
	breaks: ["REQ-01"],
	threats: ["MET-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseMethod: (method) => (denied.includes(method) ? refuse("method_not_allowed") : accept(method as Method)),
	}),
};
