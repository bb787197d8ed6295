import { encodeHex } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const contentHashComparedByItsEnd: Mutant = {
	id: "content-hash-compared-by-its-end",
	sentence: "Compares the last sixteen digits of the content hash.",
	breaks: ["HMAC-BODY-01"],
	threats: ["BOD-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		contentHashMatches: (claimed, body, scheme) =>
			claimed === scheme.body.unsignedPayload
				? reference.contentHashMatches(claimed, body, scheme)
				: claimed.slice(-16) === encodeHex(body.sha256).slice(-16),
	}),
};
