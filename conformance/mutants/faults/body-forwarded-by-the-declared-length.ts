import type { Mutant } from "../mutant.ts";

export const bodyForwardedByTheDeclaredLength: Mutant = {
	id: "body-forwarded-by-the-declared-length",
	sentence: "Forwards as many bytes of a body as Content-Length said.",
	breaks: ["FWD-02"],
	also: ["HMAC-BODY-03", "REQ-09"],
	threats: ["FWD-25"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forwardRequest(exchange, head, route, letIn) {
			const declared = Number(head.header("content-length") ?? 0);
			return reference.forwardRequest(exchange, head, route, { ...letIn, body: letIn.body.slice(0, declared) });
		},
	}),
};
