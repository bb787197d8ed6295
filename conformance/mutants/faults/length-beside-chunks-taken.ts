import type { Mutant } from "../mutant.ts";

export const lengthBesideChunksTaken: Mutant = {
	id: "length-beside-chunks-taken",
	sentence: "Takes a request with both Content-Length and Transfer-Encoding.",
	breaks: ["REQ-09"],
	threats: ["BOD-21"],
	seen: { inside: "The platform takes Content-Length away where both are sent." },
	stages: (reference) => ({
		...reference,
		checkFraming: (header, maxBytes) =>
			reference.checkFraming((name) => (name === "transfer-encoding" ? null : header(name)), maxBytes),
	}),
};
