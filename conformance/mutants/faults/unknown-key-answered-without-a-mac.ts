import type { Mutant } from "../mutant.ts";

export const unknownKeyAnsweredWithoutAMac: Mutant = {
	id: "unknown-key-answered-without-a-mac",
	sentence: "Answers an unknown key id without verifying anything.",
	breaks: ["HMAC-KEY-02"],
	threats: ["KEY-21"],
	seen: { inside: "The time that one MAC takes drowns in that of a request; what is tested is that one is verified." },
	stages: (reference) => ({
		...reference,
		verifyWithAny: async (exchange, record, mac, text) =>
			record !== undefined && (await reference.verifyWithAny(exchange, record, mac, text)),
	}),
};
