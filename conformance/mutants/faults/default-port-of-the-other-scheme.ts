import type { Mutant } from "../mutant.ts";

export const defaultPortOfTheOtherScheme: Mutant = {
	id: "default-port-of-the-other-scheme",
	sentence: "Drops port 443 and not port 80, whatever the public origin.",
	breaks: ["HMAC-CANON-07", "SORT-08"],
	threats: ["CAN-43"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseHost: (header, options) =>
			reference.parseHost(header, { ...options, defaultPort: options.defaultPort === 443 ? 80 : 443 }),
	}),
};
