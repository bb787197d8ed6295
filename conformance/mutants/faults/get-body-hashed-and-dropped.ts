import type { Mutant } from "../mutant.ts";

export const getBodyHashedAndDropped: Mutant = {
	id: "get-body-hashed-and-dropped",
	sentence: "Hashes the body of a GET like any other and forwards the request without it.",
	breaks: ["REQ-11"],
	also: ["ANS-07"],
	threats: ["BOD-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		readBody: (message, _method, maxBytes) => reference.readBody(message, "POST", maxBytes),
		forward: (request, fetcher) =>
			reference.forward(
				request.method === "GET" || request.method === "HEAD" ? { ...request, body: new Uint8Array() } : request,
				fetcher,
			),
	}),
};
