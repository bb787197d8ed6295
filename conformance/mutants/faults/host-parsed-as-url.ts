import type { Mutant } from "../mutant.ts";

/** Throws for a port beyond 65535, as a URL parser does. */
function hostByUrl(host: string | null): string {
	return new URL(`http://${host ?? ""}/`).host;
}

export const hostParsedAsUrl: Mutant = {
	id: "host-parsed-as-url",
	sentence: "Parses the host with a URL parser, which throws for a port that there cannot be.",
	breaks: ["REQ-04", "ANS-05"],
	also: ["HMAC-CANON-07"],
	threats: ["AVL-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseHost: (header, options) => reference.parseHost((name) => hostByUrl(header(name)), options),
	}),
};
