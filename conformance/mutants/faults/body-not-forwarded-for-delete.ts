import type { Mutant } from "../mutant.ts";

export const bodyNotForwardedForDelete: Mutant = {
	id: "body-not-forwarded-for-delete",
	sentence: "Forwards DELETE without its body.",
	breaks: ["FWD-02"],
	threats: ["FWD-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward(request.method === "DELETE" ? { ...request, body: new Uint8Array() } : request, fetcher),
	}),
};
