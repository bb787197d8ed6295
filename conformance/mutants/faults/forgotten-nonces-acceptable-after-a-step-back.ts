import { clearing } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const forgottenNoncesAcceptableAfterAStepBack: Mutant = {
	id: "forgotten-nonces-acceptable-after-a-step-back",
	sentence: "Does not remember up to when it has forgotten nonces, so that a clock set back opens them again.",
	breaks: ["HMAC-NONCE-09"],
	threats: ["NON-35"],
	seen: { inside: "Only a test can set the clock back." },
	// One second more than the margin, as the reference does, and no mark of it.
	store: clearing((nonces, nowSeconds) => nonces.forgetThrough(Math.floor(nowSeconds) - 61)),
};
