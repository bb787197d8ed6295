import type { Mutant } from "../mutant.ts";

export const contentEncodingGzipTaken: Mutant = {
	id: "content-encoding-gzip-taken",
	sentence: "Takes gzip for an encoding that it knows and forwards the bytes.",
	breaks: ["REQ-08"],
	also: ["ANS-07"],
	threats: ["BOD-13", "LIM-08"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkFraming: (header, maxBytes) =>
			reference.checkFraming(
				(name) => (name === "content-encoding" && header(name) === "gzip" ? null : header(name)),
				maxBytes,
			),
	}),
};
