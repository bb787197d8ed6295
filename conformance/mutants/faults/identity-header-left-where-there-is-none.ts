import type { Mutant } from "../mutant.ts";

const identityNames = ["x-auth-type", "x-client-id", "x-user-id", "x-org-id", "x-scopes"];

export const identityHeaderLeftWhereThereIsNone: Mutant = {
	id: "identity-header-left-where-there-is-none",
	sentence: "Removes only those identity headers of the sender that it sets itself.",
	breaks: ["FWD-05", "FWD-04", "AUTHZ-04"],
	threats: ["FWD-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		upstreamHeaders(exchange, head, principal) {
			const headers = reference.upstreamHeaders(exchange, head, principal);
			for (const name of identityNames.filter((each) => !headers.has(each))) {
				headers.set(name, head.header(name) ?? "");
			}
			return headers;
		},
	}),
};
