import type { Mutant } from "../mutant.ts";

export const bodyReadBeforeTheSignature: Mutant = {
	id: "body-read-before-the-signature",
	sentence: "Reads the body before it verifies the signature.",
	breaks: ["HMAC-BODY-04", "ANS-07"],
	threats: ["LIM-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			const { stages, request, config } = exchange;
			const body = await stages.readBody(request, head.method, config.limits.bodyBytes);
			return body.ok
				? reference.authenticate({ ...exchange, stages: { ...stages, readBody: async () => body } }, head)
				: body;
		},
	}),
};
