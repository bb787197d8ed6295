import type { Mutant } from "../mutant.ts";

export const headForwardedAsGet: Mutant = {
	id: "head-forwarded-as-get",
	sentence: "Forwards HEAD as GET.",
	breaks: ["FWD-03"],
	also: ["AUTHZ-09"],
	threats: ["FWD-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward(request.method === "HEAD" ? { ...request, method: "GET" } : request, fetcher),
	}),
};
