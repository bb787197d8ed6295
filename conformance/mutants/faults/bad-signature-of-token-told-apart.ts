import type { Mutant } from "../mutant.ts";

export const badSignatureOfTokenToldApart: Mutant = {
	id: "bad-signature-of-token-told-apart",
	sentence: "Answers a token whose signature does not hold in other words than one that has expired.",
	breaks: ["JWT-CLAIM-11"],
	threats: ["JWT-58"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondRefusal(refusal, facts) {
			const response = reference.respondRefusal(refusal, facts);
			if (refusal.because === "claims:exp") {
				response.headers.set("x-token-expired", "true");
			}
			return response;
		},
	}),
};
