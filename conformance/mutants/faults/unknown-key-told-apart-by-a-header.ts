import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const unknownKeyToldApartByAHeader: Mutant = {
	id: "unknown-key-told-apart-by-a-header",
	sentence: "Sends a header with the refusal of an unknown key id that it does not send for a wrong signature.",
	breaks: ["HMAC-KEY-01"],
	threats: ["KEY-01", "KEY-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async lookUpKey(keyId, store, seconds) {
			const record = await reference.lookUpKey(keyId, store, seconds);
			return record.ok && record.value === undefined ? refuse("invalid_credentials", "unknown") : record;
		},
		respondRefusal(refusal, facts) {
			const response = reference.respondRefusal(refusal, facts);
			if (refusal.because === "unknown") {
				response.headers.set("x-error-detail", "key");
			}
			return response;
		},
	}),
};
