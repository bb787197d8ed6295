import type { Mutant } from "../mutant.ts";

export const quotaOnlyOfKnownAddresses: Mutant = {
	id: "quota-only-of-known-addresses",
	sentence: "Counts a request only where the platform tells the address of its sender.",
	breaks: ["LIM-06"],
	also: ["ANS-06", "ANS-07", "LIM-01", "LIM-03", "LIM-04", "LIM-05"],
	threats: ["RAT-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const known = exchange.request.headers.get("cf-connecting-ip") !== null;
			const record = known ? signer.record : { ...signer.record, quotas: {} };
			return reference.admitHmac(exchange, signed, { ...signer, record }, body);
		},
	}),
};
