import type { Mutant } from "../mutant.ts";

export const clockTakenFromTheDateHeader: Mutant = {
	id: "clock-taken-from-the-date-header",
	sentence: "Takes the time from the sender's Date header.",
	breaks: ["HMAC-TIME-04"],
	threats: ["TSP-16"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticateHmac(exchange, head, signed, contentType) {
			const sent = Date.parse(head.header("date") ?? "");
			const now = Number.isNaN(sent) ? exchange.platform.now : () => sent;
			return reference.authenticateHmac(
				{ ...exchange, platform: { ...exchange.platform, now } },
				head,
				signed,
				contentType,
			);
		},
	}),
};
