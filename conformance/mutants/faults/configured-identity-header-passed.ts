import type { Mutant } from "../mutant.ts";

function passingConfigured(headers: Headers, sent: Headers, configured: readonly string[]): Headers {
	for (const name of configured) {
		const value = sent.get(name);
		if (value !== null) {
			headers.set(name, value);
		}
	}
	return headers;
}

export const configuredIdentityHeaderPassed: Mutant = {
	id: "configured-identity-header-passed",
	sentence: "Forwards the sender's identity headers where the configuration names them.",
	breaks: ["FWD-05"],
	also: ["AUTHZ-04", "FWD-03", "FWD-04", "FWD-07", "FWD-09"],
	threats: ["FWD-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		passedHeaders: (sent, configured) => passingConfigured(reference.passedHeaders(sent, configured), sent, configured),
	}),
};
