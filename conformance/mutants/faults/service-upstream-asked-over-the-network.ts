import type { Mutant } from "../mutant.ts";

export const serviceUpstreamAskedOverTheNetwork: Mutant = {
	id: "service-upstream-asked-over-the-network",
	sentence: "Asks an upstream that is a service binding over the network, at the origin that only fills in its URL.",
	breaks: ["FWD-01"],
	also: ["LIM-06"],
	threats: ["FWD-28"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) => reference.forward(request, (upstream) => fetcher({ origin: upstream.origin })),
	}),
};
