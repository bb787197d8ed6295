import type { Mutant } from "../mutant.ts";

export const hostsAllServed: Mutant = {
	id: "hosts-all-served",
	sentence: "Serves every host, whatever list is configured.",
	breaks: ["REQ-05"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08", "ANS-09"],
	threats: ["HDR-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseHost: (header, options) => reference.parseHost(header, { ...options, hosts: [] }),
	}),
};
