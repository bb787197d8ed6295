import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const noncesRememberedInAnObject: Mutant = {
	id: "nonces-remembered-in-an-object",
	sentence: "Remembers nonces as the members of a plain object, which has some from the beginning.",
	breaks: ["HMAC-NONCE-04"],
	threats: ["NON-29"],
	seen: "wire",
	stages: (reference) => {
		const spent: Record<string, unknown> = {};
		return {
			...reference,
			async admit(keyId, request, namespace, seconds) {
				if (spent[request.nonce] !== undefined) {
					return accept({ decision: "replayed" });
				}
				return reference.admit(keyId, request, namespace, seconds);
			},
		};
	},
};
