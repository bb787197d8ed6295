import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const nonceSharedByAllKeys: Mutant = {
	id: "nonce-shared-by-all-keys",
	sentence: "Remembers nonces of all keys in one place, so that no two keys may use the same.",
	breaks: ["HMAC-NONCE-03"],
	threats: ["NON-10"],
	seen: "wire",
	stages: (reference) => {
		const owners = new Map<string, string>();
		return {
			...reference,
			async admit(keyId, request, namespace, seconds) {
				const owner = owners.get(request.nonce) ?? keyId;
				owners.set(request.nonce, owner);
				return owner === keyId ? reference.admit(keyId, request, namespace, seconds) : accept({ decision: "replayed" });
			},
		};
	},
};
