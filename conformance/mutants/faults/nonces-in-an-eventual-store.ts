import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

/** As far from a request as a store of the edge is. */
async function roundTrip(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, 5));
}

export const noncesInAnEventualStore: Mutant = {
	id: "nonces-in-an-eventual-store",
	sentence: "Keeps nonces in a key-value store, which is asked first and told afterwards.",
	breaks: ["HMAC-NONCE-02"],
	also: ["HMAC-NONCE-01", "LIM-04"],
	threats: ["NON-02", "NON-06"],
	seen: "wire",
	stages: (reference) => {
		const stored = new Set<string>();
		return {
			...reference,
			async admit(keyId, request, namespace, seconds) {
				const name = `nonce:${keyId}:${request.nonce}`;
				await roundTrip();
				const spent = stored.has(name);
				await roundTrip();
				stored.add(name);
				const nonce = `${request.nonce} ${crypto.randomUUID()}`;
				return spent
					? accept({ decision: "replayed" })
					: reference.admit(keyId, { ...request, nonce }, namespace, seconds);
			},
		};
	},
};
