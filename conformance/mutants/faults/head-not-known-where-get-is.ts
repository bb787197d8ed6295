import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const headNotKnownWhereGetIs: Mutant = {
	id: "head-not-known-where-get-is",
	sentence: "Refuses HEAD where a route has GET.",
	breaks: ["AUTHZ-09"],
	also: ["ANS-09", "FWD-03", "HMAC-NONCE-01", "LIM-06", "REQ-11"],
	threats: ["MET-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize: (principal, route, method) =>
			method === "HEAD" && route.methods.HEAD === undefined
				? refuse("method_not_allowed")
				: reference.authorize(principal, route, method),
	}),
};
