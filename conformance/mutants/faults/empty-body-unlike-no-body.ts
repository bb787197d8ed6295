import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const emptyBodyUnlikeNoBody: Mutant = {
	id: "empty-body-unlike-no-body",
	sentence: "Takes an empty body for something else than no body.",
	breaks: ["HMAC-BODY-03"],
	also: [
		"AUTHZ-06",
		"AUTHZ-07",
		"FWD-02",
		"FWD-03",
		"FWD-06",
		"FWD-07",
		"FWD-08",
		"FWD-10",
		"HMAC-BODY-01",
		"LIM-06",
		"SORT-10",
	],
	threats: ["BOD-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async readBody(message, method, maxBytes) {
			const body = await reference.readBody(message, method, maxBytes);
			return message.body !== null && body.ok && body.value.byteLength === 0
				? refuse("malformed_request", "body:empty")
				: body;
		},
	}),
};
