import type { Mutant } from "../mutant.ts";

export const longerIdentityHeaderPassed: Mutant = {
	id: "longer-identity-header-passed",
	sentence: "Forwards a configured header whose name only begins with that of an identity header.",
	breaks: ["FWD-05"],
	threats: ["FWD-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		passedHeaders(sent, configured) {
			const passed = reference.passedHeaders(sent, configured);
			for (const [name, value] of sent) {
				const isListed = configured.some((listed) => listed.toLowerCase() === name);
				if (isListed && /^x-(?:user-id|org-id|client-id|auth-type|scopes)./.test(name)) {
					passed.set(name, value);
				}
			}
			return passed;
		},
	}),
};
