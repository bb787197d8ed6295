import type { Mutant } from "../mutant.ts";

export const secretTrimmed: Mutant = {
	id: "secret-trimmed",
	sentence: "Trims a secret before it uses it.",
	breaks: ["HMAC-SIG-02"],
	also: ["HMAC-SIG-03"],
	threats: ["KEY-20"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		secretBytes: (secret, scheme) => reference.secretBytes(secret.trim(), scheme),
	}),
};
