import type { Mutant } from "../mutant.ts";

export const forwardedForOfTheSenderExtended: Mutant = {
	id: "forwarded-for-of-the-sender-extended",
	sentence: "Adds the client's address to the X-Forwarded-For that the sender set.",
	breaks: ["FWD-09", "FWD-07"],
	threats: ["FWD-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		upstreamHeaders(exchange, head, principal) {
			const headers = reference.upstreamHeaders(exchange, head, principal);
			const list = [head.header("x-forwarded-for") ?? [], headers.get("x-forwarded-for") ?? []].flat();
			if (list.length > 0) {
				headers.set("x-forwarded-for", list.join(", "));
			}
			return headers;
		},
	}),
};
