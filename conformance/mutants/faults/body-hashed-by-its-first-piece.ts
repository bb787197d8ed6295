import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const bodyHashedByItsFirstPiece: Mutant = {
	id: "body-hashed-by-its-first-piece",
	sentence: "Hashes and forwards what the first read of a body brings.",
	breaks: ["HMAC-BODY-01", "HMAC-BODY-03"],
	also: ["ANS-05", "ANS-07", "FWD-02", "HMAC-NONCE-02", "HMAC-NONCE-05", "REQ-06", "REQ-07", "REQ-10", "REQ-11"],
	threats: ["BOD-12", "BOD-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async readBody(message, method, maxBytes) {
			if (message.body === null) {
				return reference.readBody(message, method, maxBytes);
			}
			const reader = message.body.getReader();
			const { value } = await reader.read();
			await reader.cancel();
			return accept(value === undefined ? new Uint8Array() : Uint8Array.from(value));
		},
	}),
};
