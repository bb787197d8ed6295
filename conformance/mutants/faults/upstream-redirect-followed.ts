import type { Mutant } from "../mutant.ts";

export const upstreamRedirectFollowed: Mutant = {
	id: "upstream-redirect-followed",
	sentence: "Follows a redirect of the upstream.",
	breaks: ["FWD-11"],
	threats: ["FWD-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward(
				request,
				(upstream) => (input, init) => fetcher(upstream)(input, { ...init, redirect: "follow" }),
			),
	}),
};
