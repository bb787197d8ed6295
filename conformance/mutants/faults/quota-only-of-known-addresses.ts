import type { Mutant } from "../mutant.ts";

export const quotaOnlyOfKnownAddresses: Mutant = {
	id: "quota-only-of-known-addresses",
	sentence: "Counts a request only where the platform tells the address of its sender.",
	breaks: ["LIM-06"],
	threats: ["RAT-03"],
	seen: { inside: "The simulator gives every request an address." },
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const known = exchange.request.headers.get("cf-connecting-ip") !== null;
			const record = known ? signer.record : { ...signer.record, quotas: {} };
			return reference.admitHmac(exchange, signed, { ...signer, record }, body);
		},
	}),
};
