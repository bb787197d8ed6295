import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const lengthOfWriteDemanded: Mutant = {
	id: "length-of-write-demanded",
	sentence: "Refuses a POST, PUT or PATCH that says nothing of a body.",
	breaks: ["HMAC-BODY-03"],
	threats: ["BOD-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		judgeHead(exchange) {
			const head = reference.judgeHead(exchange);
			const framed = ["content-length", "transfer-encoding"].some((name) => exchange.request.headers.has(name));
			return head.ok && ["POST", "PUT", "PATCH"].includes(head.value.method) && !framed
				? refuse("malformed_request", "framing")
				: head;
		},
	}),
};
