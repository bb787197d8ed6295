import type { Mutant } from "../mutant.ts";

export const bodyOfGetThrownOn: Mutant = {
	id: "body-of-get-thrown-on",
	sentence: "Forwards the body of a GET, which its platform does not let it do.",
	breaks: ["REQ-11", "ANS-05"],
	also: ["ANS-07"],
	threats: ["AVL-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async readBody(message, method, maxBytes) {
			const body = await reference.readBody(message, method, maxBytes);
			if (!body.ok && body.refusal.because === "body:method") {
				throw new TypeError("Request with a GET or HEAD method cannot have a body.");
			}
			return body;
		},
	}),
};
