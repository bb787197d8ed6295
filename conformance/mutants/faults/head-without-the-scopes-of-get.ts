import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const headWithoutTheScopesOfGet: Mutant = {
	id: "head-without-the-scopes-of-get",
	sentence: "Asks for no scope for HEAD.",
	breaks: ["AUTHZ-09"],
	threats: ["MET-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize(principal, route, method) {
			const allowed = reference.authorize(principal, route, method);
			return !allowed.ok && method === "HEAD" && allowed.refusal.code === "insufficient_scope" ? accept(null) : allowed;
		},
	}),
};
