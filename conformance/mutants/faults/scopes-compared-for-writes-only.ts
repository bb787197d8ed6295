import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const scopesComparedForWritesOnly: Mutant = {
	id: "scopes-compared-for-writes-only",
	sentence: "Compares scopes for POST only.",
	breaks: ["AUTHZ-07", "AUTHZ-08", "AUTHZ-09", "JWT-CLAIM-09"],
	also: ["ANS-07", "AUTHZ-01", "AUTHZ-02", "LIM-05", "LIM-06"],
	threats: ["MET-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize(principal, route, method) {
			const allowed = reference.authorize(principal, route, method);
			return !allowed.ok && allowed.refusal.code === "insufficient_scope" && method !== "POST" ? accept(null) : allowed;
		},
	}),
};
