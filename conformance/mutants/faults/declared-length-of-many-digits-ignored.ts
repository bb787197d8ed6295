import type { Mutant } from "../mutant.ts";

export const declaredLengthOfManyDigitsIgnored: Mutant = {
	id: "declared-length-of-many-digits-ignored",
	sentence: "Does not understand a Content-Length of more than nine digits and takes it for none.",
	breaks: ["REQ-06"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08"],
	threats: ["LIM-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkFraming(header, maxBytes) {
			const declared = header("content-length");
			const known = declared !== null && declared.length <= 9 ? declared : null;
			return reference.checkFraming((name) => (name === "content-length" ? known : header(name)), maxBytes);
		},
	}),
};
