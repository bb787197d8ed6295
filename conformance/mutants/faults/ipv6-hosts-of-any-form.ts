import type { Mutant } from "../mutant.ts";

export const ipv6HostsOfAnyForm: Mutant = {
	id: "ipv6-hosts-of-any-form",
	sentence: "Takes any digits, letters to f, colons and dots in brackets for an IPv6 address.",
	breaks: ["REQ-04"],
	threats: ["AVL-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseHost(header, options) {
			const host = (header("host") ?? "").toLowerCase();
			const isOnList = options.hosts.length === 0 || options.hosts.includes(host);
			return isOnList || !/^\[[0-9a-f:.]{2,45}\](?::[1-9][0-9]{0,4})?$/.test(host)
				? reference.parseHost(header, options)
				: { ok: false, refusal: { code: "misdirected_request" } };
		},
	}),
};
