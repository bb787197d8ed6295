import { clearing } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const noncesForgottenByMilliseconds: Mutant = {
	id: "nonces-forgotten-by-milliseconds",
	sentence: "Compares the seconds until which it remembers with a time in milliseconds.",
	breaks: ["HMAC-NONCE-08", "HMAC-NONCE-09"],
	threats: ["NON-20"],
	seen: { inside: "Nonces are forgotten by an alarm, which only a test can ring." },
	store: clearing((nonces, nowSeconds) => nonces.forgetThrough(nowSeconds * 1000)),
};
