import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { admitApartFromNonce, around } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const noncesForgottenAfterASecond: Mutant = {
	id: "nonces-forgotten-after-a-second",
	sentence: "Remembers a nonce for as many milliseconds as it should be seconds, and a little more.",
	breaks: ["HMAC-NONCE-08"],
	also: ["HMAC-NONCE-01", "HMAC-NONCE-06", "HMAC-NONCE-07", "HMAC-NONCE-09", "HMAC-NONCE-10", "HMAC-NONCE-12"],
	threats: ["NON-18", "NON-20"],
	seen: { inside: "No check waits between a request and its replay; a measurement does, and judges nothing." },
	store: (sql) => {
		const reference = new NonceStore(sql);
		const admittedAt = new Map<string, number>();
		return around(reference, {
			admit(request, nowSeconds) {
				const at = admittedAt.get(request.nonce);
				if (at !== undefined && nowSeconds - at < 1) {
					return { decision: "replayed" };
				}
				admittedAt.set(request.nonce, nowSeconds);
				return admitApartFromNonce(reference, request, nowSeconds);
			},
		});
	},
};
