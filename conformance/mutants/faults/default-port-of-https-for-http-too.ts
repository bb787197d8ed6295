import type { Mutant } from "../mutant.ts";

export const defaultPortOfHttpsForHttpToo: Mutant = {
	id: "default-port-of-https-for-http-too",
	sentence: "Takes 443 for the default port of a public origin over plain HTTP, too.",
	breaks: ["SORT-08"],
	threats: ["CAN-43"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseHost: (header, options) => reference.parseHost(header, { ...options, defaultPort: 443 }),
	}),
};
