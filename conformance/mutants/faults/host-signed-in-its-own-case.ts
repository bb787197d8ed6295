import { trimOws } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const hostSignedInItsOwnCase: Mutant = {
	id: "host-signed-in-its-own-case",
	sentence: "Signs the host as it was sent, in its own case.",
	breaks: ["HMAC-CANON-07"],
	threats: ["CAN-43"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticateHmac(exchange, head, signed, contentType) {
			const sent = trimOws(head.header("host") ?? "");
			const host = sent.slice(0, head.host.length);
			return reference.authenticateHmac(exchange, { ...head, host }, signed, contentType);
		},
	}),
};
