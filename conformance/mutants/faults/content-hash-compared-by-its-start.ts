import { encodeHex } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const contentHashComparedByItsStart: Mutant = {
	id: "content-hash-compared-by-its-start",
	sentence: "Compares the first eight digits of the content hash.",
	breaks: ["HMAC-BODY-01"],
	threats: ["BOD-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		contentHashMatches: (claimed, body, scheme) =>
			claimed === scheme.body.unsignedPayload
				? reference.contentHashMatches(claimed, body, scheme)
				: claimed.slice(0, 8) === encodeHex(body.sha256).slice(0, 8),
	}),
};
