import type { Mutant } from "../mutant.ts";

export const declaredLengthWrapsAround: Mutant = {
	id: "declared-length-wraps-around",
	sentence: "Compares Content-Length as a signed integer of 32 bits.",
	breaks: ["REQ-06"],
	threats: ["LIM-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkFraming(header, maxBytes) {
			const declared = header("content-length");
			const wrapped = declared === null ? null : String(Math.max(0, Number(declared) | 0));
			return reference.checkFraming((name) => (name === "content-length" ? wrapped : header(name)), maxBytes);
		},
	}),
};
