import type { Mutant } from "../mutant.ts";

export const bodyForwardedWithPostOnly: Mutant = {
	id: "body-forwarded-with-post-only",
	sentence: "Forwards a body with POST only.",
	breaks: ["FWD-02", "FWD-03"],
	threats: ["FWD-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward(request.method === "POST" ? request : { ...request, body: new Uint8Array() }, fetcher),
	}),
};
