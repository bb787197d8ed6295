import type { Mutant } from "../mutant.ts";

export const timestampOptional: Mutant = {
	id: "timestamp-optional",
	sentence: "Puts its own time in place of a missing timestamp.",
	breaks: ["HMAC-HDR-01"],
	also: ["CRED-02", "CRED-04", "HMAC-HDR-10"],
	threats: ["TSP-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			const now = String(Math.floor(Date.now() / 1000));
			const signed = header("x-signature") !== null;
			return reference.chooseCredential(
				(name) => (name === "x-timestamp" && signed ? (header(name) ?? now) : header(name)),
				scheme,
			);
		},
		authenticateHmac(exchange, head, signed, contentType) {
			const missing = head.header("x-timestamp") === null;
			return reference.authenticateHmac(exchange, head, missing ? { ...signed, timestamp: "" } : signed, contentType);
		},
		isFresh: (timestamp, nowMs, scheme) => timestamp === "" || reference.isFresh(timestamp, nowMs, scheme),
	}),
};
