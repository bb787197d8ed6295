import type { Mutant } from "../mutant.ts";

export const upstreamFailureThrownOn: Mutant = {
	id: "upstream-failure-thrown-on",
	sentence: "Lets a failure of the upstream become a failure of its own.",
	breaks: ["FWD-14", "HMAC-NONCE-07"],
	also: ["ANS-01", "ANS-02", "ANS-08", "ANS-09"],
	threats: ["FWD-18"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async forward(request, fetcher) {
			const response = await reference.forward(request, fetcher);
			if (!response.ok) {
				throw new TypeError("fetch failed");
			}
			return response;
		},
	}),
};
