import type { Mutant } from "../mutant.ts";

const identity = /^x-(?:auth-type|client-id|user-id|org-id|scopes)/;

export const identityHeadersOfTheUpstreamKept: Mutant = {
	id: "identity-headers-of-the-upstream-kept",
	sentence: "Returns the identity headers that the upstream puts into its answer.",
	breaks: ["FWD-12"],
	threats: ["FWD-15"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondUpstream(upstream, facts) {
			const response = reference.respondUpstream(upstream, facts);
			for (const [name, value] of upstream.headers) {
				if (identity.test(name)) {
					response.headers.set(name, value);
				}
			}
			return response;
		},
	}),
};
