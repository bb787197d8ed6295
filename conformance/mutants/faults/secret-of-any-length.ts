import { encodeUtf8 } from "#protocol";
import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

export const secretOfAnyLength: Mutant = {
	id: "secret-of-any-length",
	sentence: "Verifies with a secret of any length, the empty one included.",
	breaks: ["HMAC-SIG-03"],
	also: ["HMAC-KEY-06"],
	threats: ["KEY-06"],
	seen: "wire",
	stages: (reference) => ({
		...comparing((expected, sent) => expected.every((byte, index) => byte === sent[index]))(reference),
		secretBytes: (secret) => encodeUtf8(secret),
	}),
};
