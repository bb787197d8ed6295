import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const getBodyLeftUnread: Mutant = {
	id: "get-body-left-unread",
	sentence: "Reads no body of a GET and answers as if there were none.",
	breaks: ["REQ-11"],
	also: ["ANS-07"],
	threats: ["BOD-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		readBody: async (message, method, maxBytes) =>
			method === "GET" || method === "HEAD" ? accept(new Uint8Array()) : reference.readBody(message, method, maxBytes),
	}),
};
