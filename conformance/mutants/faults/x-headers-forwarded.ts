import type { Mutant } from "../mutant.ts";

/** Names that the reference knows and withholds. */
const known = /^(?:cf-|x-forwarded-|x-(?:key-id|timestamp|nonce|content-sha256|signature)$|content-|host$|connection$)/;

export const xHeadersForwarded: Mutant = {
	id: "x-headers-forwarded",
	sentence: "Forwards headers of the sender that it does not know.",
	breaks: ["FWD-06"],
	also: ["ANS-05", "FWD-07"],
	threats: ["FWD-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		passedHeaders(sent, configured) {
			const names = [...sent.keys()].filter((name) => !known.test(name));
			return reference.passedHeaders(sent, [...configured, ...names]);
		},
	}),
};
