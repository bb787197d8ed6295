import type { Mutant } from "../mutant.ts";

export const bodyForwardedUpToTheFirstNul: Mutant = {
	id: "body-forwarded-up-to-the-first-nul",
	sentence: "Forwards the body up to its first byte of zero.",
	breaks: ["FWD-02"],
	also: ["HMAC-BODY-02"],
	threats: ["BOD-16"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) => {
			const end = request.body.indexOf(0);
			return reference.forward(end < 0 ? request : { ...request, body: request.body.slice(0, end) }, fetcher);
		},
	}),
};
