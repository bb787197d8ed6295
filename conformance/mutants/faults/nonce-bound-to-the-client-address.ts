import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const nonceBoundToTheClientAddress: Mutant = {
	id: "nonce-bound-to-the-client-address",
	sentence: "Remembers a nonce for each address that a client says it has.",
	breaks: ["HMAC-NONCE-01", "LIM-06"],
	threats: ["NON-11", "RAT-02", "RAT-04", "RAT-05", "RAT-06", "RAT-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const { headers } = exchange.request;
			const address = headers.get("cf-connecting-ip") ?? headers.get("x-forwarded-for") ?? "";
			const admit: Stages["admit"] = (keyId, ...rest) => reference.admit(`${keyId} ${address}`, ...rest);
			return reference.admitHmac({ ...exchange, stages: { ...exchange.stages, admit } }, signed, signer, body);
		},
	}),
};
