import { clearing } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const nonceForgottenWithItsTimestamp: Mutant = {
	id: "nonce-forgotten-with-its-timestamp",
	sentence: "Forgets a nonce when its timestamp has passed, and not when it can no longer be accepted.",
	breaks: ["HMAC-NONCE-08", "HMAC-NONCE-09"],
	threats: ["NON-18", "NON-19"],
	seen: { inside: "To see a nonce forgotten takes minutes, or a clock in the test's hand." },
	store: clearing((nonces, nowSeconds) => nonces.forgetThrough(nowSeconds + 300)),
};
