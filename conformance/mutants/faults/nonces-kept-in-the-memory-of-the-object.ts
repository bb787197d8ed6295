import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { admitApartFromNonce, around } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const noncesKeptInTheMemoryOfTheObject: Mutant = {
	id: "nonces-kept-in-the-memory-of-the-object",
	sentence: "Keeps nonces in the memory of the admission object.",
	breaks: ["HMAC-NONCE-09"],
	threats: ["NON-04"],
	seen: { inside: "Only a test can put the object out of memory." },
	store: (sql) => {
		const reference = new NonceStore(sql);
		const spent = new Set<string>();
		return around(reference, {
			admit(request, nowSeconds) {
				if (spent.has(request.nonce)) {
					return { decision: "replayed" };
				}
				spent.add(request.nonce);
				return admitApartFromNonce(reference, request, nowSeconds);
			},
		});
	},
};
