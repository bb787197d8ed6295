import type { Mutant } from "../mutant.ts";

const identityNames = ["x-auth-type", "x-client-id", "x-user-id", "x-org-id", "x-scopes"];

export const identityAddedToTheSenders: Mutant = {
	id: "identity-added-to-the-senders",
	sentence: "Adds its identity headers to those that the sender set.",
	breaks: ["FWD-04", "FWD-05"],
	threats: ["FWD-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		upstreamHeaders(exchange, head, principal) {
			const headers = reference.upstreamHeaders(exchange, head, principal);
			for (const name of identityNames) {
				const sent = head.header(name);
				if (sent !== null) {
					const own = headers.get(name);
					headers.set(name, own === undefined ? sent : `${sent}, ${own}`);
				}
			}
			return headers;
		},
	}),
};
