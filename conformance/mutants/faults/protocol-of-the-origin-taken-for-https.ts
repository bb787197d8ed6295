import type { Mutant } from "../mutant.ts";

export const protocolOfTheOriginTakenForHttps: Mutant = {
	id: "protocol-of-the-origin-taken-for-https",
	sentence: "Tells the upstream of HTTPS although its origin is plain HTTP.",
	breaks: ["FWD-09"],
	threats: ["FWD-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		gatewayHeaders: (principal, facts) => reference.gatewayHeaders(principal, { ...facts, protocol: "https" }),
	}),
};
