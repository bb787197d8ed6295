import { seeingSignedHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const signatureInUpperCaseToo: Mutant = {
	id: "signature-in-upper-case-too",
	sentence: "Takes a signature in upper-case digits.",
	breaks: ["HMAC-HDR-09"],
	threats: ["SIG-06", "NON-17"],
	seen: "wire",
	stages: seeingSignedHeaders((value, name) =>
		name === "x-signature" && /^v1=[0-9A-Fa-f]{64}$/.test(value) ? value.toLowerCase() : value,
	),
};
