import type { Mutant } from "../mutant.ts";

export const claimAtFaultNamed: Mutant = {
	id: "claim-at-fault-named",
	sentence: "Says in its answer which claim of a token was wrong.",
	breaks: ["JWT-CLAIM-11"],
	threats: ["JWT-58", "ERR-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondRefusal(refusal, facts) {
			const response = reference.respondRefusal(refusal, facts);
			if (refusal.code === "invalid_token") {
				const because = refusal.because?.split(":").at(-1) ?? "token";
				response.headers.set(
					"www-authenticate",
					`Bearer error="invalid_token", error_description="${because}", Countersign`,
				);
			}
			return response;
		},
	}),
};
