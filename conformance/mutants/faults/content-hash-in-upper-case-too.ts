import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const contentHashInUpperCaseToo: Mutant = {
	id: "content-hash-in-upper-case-too",
	sentence: "Takes a content hash in upper-case digits.",
	breaks: ["HMAC-HDR-08"],
	threats: ["BOD-04"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) =>
			withGrammar(scheme, "contentHash", `${scheme.headers.contentHash.pattern}|[0-9A-Fa-f]{64}`),
		)(reference),
		contentHashMatches: (claimed, body, scheme) =>
			reference.contentHashMatches(/^[0-9A-Fa-f]{64}$/.test(claimed) ? claimed.toLowerCase() : claimed, body, scheme),
	}),
};
