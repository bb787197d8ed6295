import type { Mutant } from "../mutant.ts";

export const forwardedHostSigned: Mutant = {
	id: "forwarded-host-signed",
	sentence: "Verifies over the host that a forwarding header names.",
	breaks: ["HMAC-CANON-07"],
	threats: ["CAN-07", "FWD-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			const asSent = await reference.authenticateHmac(exchange, head, signed, contentType);
			const host = head.header("x-forwarded-host");
			return asSent.ok || host === null
				? asSent
				: reference.authenticateHmac(exchange, { ...head, host }, signed, contentType);
		},
	}),
};
