import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const hostNotCovered: Mutant = {
	id: "host-not-covered",
	sentence: "Does not bind a signature to the host.",
	breaks: ["HMAC-CANON-07"],
	also: ["SORT-08"],
	threats: ["CAN-07"],
	seen: "wire",
	stages: (reference) => {
		const known = new Set<string>();
		const loose = alsoVerifying((covered) =>
			[...known].map((host) => ({ ...covered, head: { ...covered.head, host } })),
		)(reference);
		return {
			...loose,
			authenticateHmac(exchange, head, signed, contentType) {
				known.add(head.host);
				return loose.authenticateHmac(exchange, head, signed, contentType);
			},
		};
	},
};
