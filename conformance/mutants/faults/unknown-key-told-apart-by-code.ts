import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const unknownKeyToldApartByCode: Mutant = {
	id: "unknown-key-told-apart-by-code",
	sentence: "Says of an unknown key id that it is unknown.",
	breaks: ["HMAC-KEY-01", "HMAC-KEY-08"],
	also: ["ANS-01", "ANS-02", "ANS-03", "ANS-07", "ANS-08", "ANS-10", "ANS-11", "ANS-12", "HMAC-KEY-03", "HMAC-KEY-04"],
	threats: ["KEY-01", "ERR-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			const signer = await reference.authenticateHmac(exchange, head, signed, contentType);
			const { keyStoreSeconds } = exchange.config.limits;
			const record = await reference.lookUpKey(signed.keyId, exchange.platform.keys, keyStoreSeconds);
			return !signer.ok && record.ok && record.value === undefined ? refuse("unauthenticated") : signer;
		},
	}),
};
