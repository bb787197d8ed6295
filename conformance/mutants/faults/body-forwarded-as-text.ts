import { encodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const bodyForwardedAsText: Mutant = {
	id: "body-forwarded-as-text",
	sentence: "Forwards the body as text.",
	breaks: ["FWD-02"],
	also: ["HMAC-BODY-02"],
	threats: ["BOD-16"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: async (request, fetcher) => {
			const body = encodeUtf8(await new Response(request.body).text());
			return reference.forward({ ...request, body }, fetcher);
		},
	}),
};
