import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { around, strike } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const oldestNonceEvictedWhenFull: Mutant = {
	id: "oldest-nonce-evicted-when-full",
	sentence: "Forgets the oldest nonce when the store of a key is full.",
	breaks: ["HMAC-NONCE-10"],
	also: ["ANS-07"],
	threats: ["NON-22"],
	seen: "wire",
	store: (sql) => {
		const reference = new NonceStore(sql);
		return around(reference, {
			admit(request, nowSeconds) {
				const answer = reference.admit(request, nowSeconds);
				if (answer.decision !== "full") {
					return answer;
				}
				strike(sql);
				return new NonceStore(sql).admit(request, nowSeconds);
			},
		});
	},
};
