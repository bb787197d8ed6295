import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const hostOfAnyForm: Mutant = {
	id: "host-of-any-form",
	sentence: "Takes any text for a host and signs it in lower case.",
	breaks: ["REQ-04"],
	threats: ["AVL-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseHost(header, options) {
			const host = reference.parseHost(header, options);
			return !host.ok && host.refusal.code === "malformed_request"
				? accept((header("host") ?? "").toLowerCase())
				: host;
		},
	}),
};
