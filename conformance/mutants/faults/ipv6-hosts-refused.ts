import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const ipv6HostsRefused: Mutant = {
	id: "ipv6-hosts-refused",
	sentence: "Takes an IPv6 address in brackets for no host at all.",
	breaks: ["REQ-05"],
	threats: ["HDR-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseHost: (header, options) =>
			(header("host") ?? "").startsWith("[")
				? refuse("malformed_request", "host")
				: reference.parseHost(header, options),
	}),
};
