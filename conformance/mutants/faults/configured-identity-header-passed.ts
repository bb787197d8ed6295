import type { Fields } from "../../../gateway/src/fields.ts";
import type { HeaderMap } from "../../../gateway/src/forward-headers.ts";
import type { Mutant } from "../mutant.ts";

function passingConfigured(headers: HeaderMap, sent: Fields, configured: readonly string[]): HeaderMap {
	for (const name of configured) {
		const value = sent.get(name.toLowerCase());
		if (value !== undefined) {
			headers.set(name.toLowerCase(), value);
		}
	}
	return headers;
}

export const configuredIdentityHeaderPassed: Mutant = {
	id: "configured-identity-header-passed",
	sentence: "Forwards the sender's identity headers where the configuration names them.",
	breaks: ["FWD-05"],
	also: ["ANS-05", "AUTHZ-04", "FWD-03", "FWD-04", "FWD-07", "FWD-09"],
	threats: ["FWD-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		passedHeaders: (sent, configured) => passingConfigured(reference.passedHeaders(sent, configured), sent, configured),
	}),
};
