import type { Mutant } from "../mutant.ts";

export const credentialsForwardedOnPublicRoutes: Mutant = {
	id: "credentials-forwarded-on-public-routes",
	sentence: "Forwards the credentials of a request for a public route.",
	breaks: ["AUTHZ-04"],
	threats: ["FWD-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		upstreamHeaders(exchange, head, principal) {
			const headers = reference.upstreamHeaders(exchange, head, principal);
			for (const name of principal === null ? ["authorization", "x-key-id", "x-signature"] : []) {
				const value = head.header(name);
				if (value !== null) {
					headers.set(name, value);
				}
			}
			return headers;
		},
	}),
};
