import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

/** By the number of their hexadecimal digits. */
const digests: Readonly<Record<number, string>> = { 32: "MD5", 40: "SHA-1" };

function hex(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const contentHashOfAnyDigest: Mutant = {
	id: "content-hash-of-any-digest",
	sentence: "Takes a content hash of whichever digest is as long as it.",
	breaks: ["HMAC-HDR-08"],
	also: ["SORT-10", "SORT-11"],
	threats: ["BOD-20"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) => withGrammar(scheme, "contentHash", "[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}"))(
			reference,
		),
		async admitHmac(exchange, signed, signer, body) {
			const name = digests[signed.contentHash.length];
			if (name === undefined) {
				return reference.admitHmac(exchange, signed, signer, body);
			}
			const digest = hex(new Uint8Array(await crypto.subtle.digest(name, body)));
			const stages = { ...exchange.stages, contentHashMatches: () => digest === signed.contentHash };
			return reference.admitHmac({ ...exchange, stages }, signed, signer, body);
		},
	}),
};
