import type { Mutant } from "../mutant.ts";

export const brokenBodyThrownOn: Mutant = {
	id: "broken-body-thrown-on",
	sentence: "Fails over a body that ends early or whose chunks are broken.",
	breaks: ["REQ-10", "ANS-05"],
	also: ["HMAC-NONCE-05"],
	threats: ["AVL-05", "AVL-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async readBody(message, method, maxBytes) {
			const body = await reference.readBody(message, method, maxBytes);
			if (!body.ok && body.refusal.because === "body") {
				throw new TypeError("Network connection lost");
			}
			return body;
		},
	}),
};
