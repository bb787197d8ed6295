import type { Mutant } from "../mutant.ts";

export const bodyOfPatchReadTwice: Mutant = {
	id: "body-of-patch-read-twice",
	sentence: "Reads the body of a PATCH to look at it, and then again to forward it.",
	breaks: ["FWD-02", "FWD-03"],
	also: ["AUTHZ-07", "HMAC-BODY-01"],
	threats: ["AVL-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async readBody(message, method, maxBytes) {
			const seen = await reference.readBody(message, method, maxBytes);
			return method === "PATCH" && seen.ok ? reference.readBody(message, method, maxBytes) : seen;
		},
	}),
};
