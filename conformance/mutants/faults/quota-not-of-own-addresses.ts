import type { Mutant } from "../mutant.ts";

/** What a service behind the same proxy would send. */
const ownAddress = /^(?:127\.|10\.|192\.168\.|::1$)/;

export const quotaNotOfOwnAddresses: Mutant = {
	id: "quota-not-of-own-addresses",
	sentence: "Does not count what comes from an address of its own network, as the sender says.",
	breaks: ["LIM-06"],
	threats: ["RAT-02", "RAT-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const isOwn = ownAddress.test(exchange.request.headers.get("x-forwarded-for") ?? "");
			const record = isOwn ? { ...signer.record, quotas: {} } : signer.record;
			return reference.admitHmac(exchange, signed, { ...signer, record }, body);
		},
	}),
};
