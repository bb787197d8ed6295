import type { Mutant } from "../mutant.ts";

export const connectionObeyedFirst: Mutant = {
	id: "connection-obeyed-first",
	sentence: "Removes what the sender's Connection names before it looks for a credential.",
	breaks: ["FWD-08"],
	threats: ["HDR-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		headerLookup(headers) {
			const named = (headers.get("connection") ?? "").split(",").map((name) => name.trim().toLowerCase());
			const header = reference.headerLookup(headers);
			return (name) => (named.includes(name) ? null : header(name));
		},
	}),
};
