import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { around, strike } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

const most = 16;

export const lastSixteenNoncesRemembered: Mutant = {
	id: "last-sixteen-nonces-remembered",
	sentence: "Keeps the nonces of a key in a cache of sixteen.",
	breaks: ["HMAC-NONCE-01"],
	threats: ["NON-22"],
	seen: "wire",
	store: (sql) => {
		const reference = new NonceStore(sql);
		const kept: string[] = [];
		return around(reference, {
			admit(request, nowSeconds) {
				const answer = reference.admit(request, nowSeconds);
				if (answer.decision === "admitted") {
					kept.push(request.nonce);
				}
				const oldest = kept.length > most ? kept.shift() : undefined;
				if (oldest !== undefined) {
					strike(sql, oldest);
				}
				return answer;
			},
		});
	},
};
