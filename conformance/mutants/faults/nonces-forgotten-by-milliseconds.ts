import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { around } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const noncesForgottenByMilliseconds: Mutant = {
	id: "nonces-forgotten-by-milliseconds",
	sentence: "Compares the seconds until which it remembers with a time in milliseconds.",
	breaks: ["HMAC-NONCE-08", "HMAC-NONCE-09"],
	threats: ["NON-20"],
	seen: { inside: "Nonces are forgotten by an alarm, which only a test can ring." },
	store: (sql) => {
		const reference = new NonceStore(sql);
		return around(reference, {
			prune(nowSeconds) {
				sql.exec("DELETE FROM nonce WHERE until <= ?", nowSeconds * 1000);
				return reference.nextPruneAt();
			},
		});
	},
};
