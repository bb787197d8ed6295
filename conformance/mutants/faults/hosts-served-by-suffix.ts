import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const hostsServedBySuffix: Mutant = {
	id: "hosts-served-by-suffix",
	sentence: "Serves every host that ends with the name of a configured one.",
	breaks: ["REQ-05"],
	threats: ["HDR-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseHost(header, options) {
			const host = reference.parseHost(header, { ...options, hosts: [] });
			const served = host.ok && options.hosts.some((known) => host.value.endsWith(known));
			return options.hosts.length === 0 || served || !host.ok ? host : refuse("misdirected_request");
		},
	}),
};
