import type { Mutant } from "../mutant.ts";

export const contentEncodingIgnored: Mutant = {
	id: "content-encoding-ignored",
	sentence: "Forwards a body whatever Content-Encoding it has.",
	breaks: ["REQ-08"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08"],
	threats: ["BOD-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkFraming: (header, maxBytes) =>
			reference.checkFraming((name) => (name === "content-encoding" ? null : header(name)), maxBytes),
	}),
};
