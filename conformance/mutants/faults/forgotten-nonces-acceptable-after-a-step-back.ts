import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { around } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const forgottenNoncesAcceptableAfterAStepBack: Mutant = {
	id: "forgotten-nonces-acceptable-after-a-step-back",
	sentence: "Does not remember up to when it has forgotten nonces, so that a clock set back opens them again.",
	breaks: ["HMAC-NONCE-09"],
	threats: ["NON-35"],
	seen: { inside: "Only a test can set the clock back." },
	store: (sql) => {
		const reference = new NonceStore(sql);
		return around(reference, {
			prune(nowSeconds) {
				const next = reference.prune(nowSeconds);
				sql.exec("DELETE FROM state WHERE name = 'lowWater'");
				return next;
			},
		});
	},
};
