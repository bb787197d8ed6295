import type { Mutant } from "../mutant.ts";

const identity = /^x-(?:auth-type|client-id|user-id|org-id|scopes)/;

export const headersNamedByTheUpstreamKept: Mutant = {
	id: "headers-named-by-the-upstream-kept",
	sentence: "Removes hop-by-hop headers of the upstream's answer but not those that its Connection names.",
	breaks: ["FWD-12"],
	threats: ["FWD-16"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondUpstream(upstream, facts) {
			const response = reference.respondUpstream(upstream, facts);
			for (const name of (upstream.headers.get("connection") ?? "")
				.split(",")
				.map((each) => each.trim().toLowerCase())) {
				const value = /^x-[\w-]+$/.test(name) ? upstream.headers.get(name) : null;
				if (value !== null && !identity.test(name)) {
					response.headers.set(name, value);
				}
			}
			return response;
		},
	}),
};
