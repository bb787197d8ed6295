import { clearing } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const alarmForgetsAllNonces: Mutant = {
	id: "alarm-forgets-all-nonces",
	sentence: "Forgets every nonce when it clears the expired ones.",
	breaks: ["HMAC-NONCE-09"],
	threats: ["NON-21"],
	seen: { inside: "Nonces are forgotten by an alarm, which only a test can ring." },
	store: clearing((nonces) => nonces.forgetThrough(Number.POSITIVE_INFINITY)),
};
