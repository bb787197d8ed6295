import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const noncesKeptInTheIsolate: Mutant = {
	id: "nonces-kept-in-the-isolate",
	sentence: "Keeps nonces in the isolate and asks the admission object for quotas only.",
	breaks: ["HMAC-NONCE-09"],
	threats: ["NON-05"],
	seen: { inside: "It takes a second isolate, or the end of the first, to forget them." },
	stages: (reference) => {
		const spent = new Set<string>();
		return {
			...reference,
			async admit(keyId, request, namespace, seconds) {
				const name = `${keyId} ${request.nonce}`;
				if (spent.has(name)) {
					return accept({ decision: "replayed" });
				}
				spent.add(name);
				const nonce = `${request.nonce} ${crypto.randomUUID()}`;
				return reference.admit(keyId, { ...request, nonce }, namespace, seconds);
			},
		};
	},
};
