import type { Mutant } from "../mutant.ts";

export const admissionObjectChosenByTimestamp: Mutant = {
	id: "admission-object-chosen-by-timestamp",
	sentence: "Divides a key among admission objects by the timestamp.",
	breaks: ["HMAC-NONCE-12", "HMAC-NONCE-01"],
	also: [
		"ANS-06",
		"HMAC-NONCE-04",
		"HMAC-NONCE-07",
		"HMAC-NONCE-08",
		"HMAC-NONCE-10",
		"LIM-01",
		"LIM-03",
		"LIM-05",
		"LIM-06",
	],
	threats: ["NON-34"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admit: (keyId, request, namespace, seconds) =>
			reference.admit(`${keyId}-${request.acceptableUntil % 16}`, request, namespace, seconds),
	}),
};
