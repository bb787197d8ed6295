import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { around } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const alarmForgetsAllNonces: Mutant = {
	id: "alarm-forgets-all-nonces",
	sentence: "Forgets every nonce when it clears the expired ones.",
	breaks: ["HMAC-NONCE-09"],
	threats: ["NON-21"],
	seen: { inside: "Nonces are forgotten by an alarm, which only a test can ring." },
	store: (sql) => {
		const reference = new NonceStore(sql);
		return around(reference, {
			prune() {
				sql.exec("DELETE FROM nonce");
				return reference.nextPruneAt();
			},
		});
	},
};
