import type { Mutant } from "../mutant.ts";

export const signatureResultNotAwaited: Mutant = {
	id: "signature-result-not-awaited",
	sentence: "Takes the promise of a verdict for the verdict.",
	breaks: ["HMAC-SIG-04", "HMAC-SIG-01"],
	threats: ["SIG-01", "SIG-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		verifyMac: async (secret, mac, text) => Boolean(Promise.resolve(reference.verifyMac(secret, mac, text))),
	}),
};
