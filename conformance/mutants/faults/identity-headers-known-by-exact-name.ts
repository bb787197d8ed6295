import type { Mutant } from "../mutant.ts";

const identityNames = ["x-auth-type", "x-client-id", "x-user-id", "x-org-id", "x-scopes"];

export const identityHeadersKnownByExactName: Mutant = {
	id: "identity-headers-known-by-exact-name",
	sentence:
		"Removes identity headers of the sender by their exact names, and forwards those that an upstream may take for them.",
	breaks: ["FWD-05"],
	also: ["FWD-04"],
	threats: ["FWD-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		passedHeaders(sent, configured) {
			const headers = reference.passedHeaders(sent, configured);
			for (const [name, value] of sent) {
				const alike = identityNames.some((identity) => name.replaceAll("_", "-").startsWith(identity));
				if (alike && !identityNames.includes(name)) {
					headers.set(name, value);
				}
			}
			return headers;
		},
	}),
};
