import type { Mutant } from "../mutant.ts";

export const bodyInChunksForwardedInPart: Mutant = {
	id: "body-in-chunks-forwarded-in-part",
	sentence: "Hashes the whole of a body in chunks and forwards its first chunk.",
	breaks: ["FWD-02", "HMAC-BODY-03", "REQ-09"],
	threats: ["BOD-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async forwardRequest(exchange, head, route, letIn) {
			const chunked = head.header("transfer-encoding") !== null;
			const body = chunked ? letIn.body.slice(0, 4) : letIn.body;
			return reference.forwardRequest(exchange, head, route, { ...letIn, body });
		},
	}),
};
