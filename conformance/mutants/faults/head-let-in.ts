import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const headLetIn: Mutant = {
	id: "head-let-in",
	sentence: "Forwards a HEAD without credentials, since its answer has no body.",
	breaks: ["CRED-01", "AUTHZ-03", "ANS-09"],
	also: ["AUTHZ-06"],
	threats: ["AUT-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			const answer = await reference.authenticate(exchange, head);
			return !answer.ok && head.method === "HEAD" && answer.refusal.code === "unauthenticated"
				? accept({ principal: null, body: new Uint8Array() })
				: answer;
		},
	}),
};
