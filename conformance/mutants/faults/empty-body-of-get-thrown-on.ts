import type { Mutant } from "../mutant.ts";

export const emptyBodyOfGetThrownOn: Mutant = {
	id: "empty-body-of-get-thrown-on",
	sentence: "Forwards the body of a GET although it is empty, which its platform does not let it do.",
	breaks: ["HMAC-BODY-03", "ANS-05"],
	also: ["SORT-10"],
	threats: ["AVL-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async readBody(message, method, maxBytes) {
			const body = await reference.readBody(message, method, maxBytes);
			if (method === "GET" && message.body !== null && body.ok) {
				throw new TypeError("Request with a GET or HEAD method cannot have a body.");
			}
			return body;
		},
	}),
};
