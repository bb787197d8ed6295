import type { Mutant } from "../mutant.ts";

export const defaultPortSigned: Mutant = {
	id: "default-port-signed",
	sentence: "Signs the port of the host even if it is the default one.",
	breaks: ["HMAC-CANON-07", "SORT-08"],
	threats: ["CAN-43"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseHost: (header, options) => reference.parseHost(header, { ...options, defaultPort: 0 }),
	}),
};
