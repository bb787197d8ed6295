import type { Mutant } from "../mutant.ts";

export const postForwardedAsPut: Mutant = {
	id: "post-forwarded-as-put",
	sentence: "Forwards POST as PUT.",
	breaks: ["FWD-03"],
	threats: ["FWD-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward(request.method === "POST" ? { ...request, method: "PUT" } : request, fetcher),
	}),
};
