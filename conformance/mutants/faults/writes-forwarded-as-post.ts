import type { Mutant } from "../mutant.ts";

export const writesForwardedAsPost: Mutant = {
	id: "writes-forwarded-as-post",
	sentence: "Forwards every writing method as POST.",
	breaks: ["FWD-03"],
	threats: ["FWD-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward(
				["PUT", "PATCH", "DELETE"].includes(request.method) ? { ...request, method: "POST" } : request,
				fetcher,
			),
	}),
};
