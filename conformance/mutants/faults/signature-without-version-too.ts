import { seeingSignedHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const signatureWithoutVersionToo: Mutant = {
	id: "signature-without-version-too",
	sentence: "Takes a signature without its version.",
	breaks: ["HMAC-HDR-09"],
	threats: ["SIG-08"],
	seen: "wire",
	stages: seeingSignedHeaders((value, name) =>
		name === "x-signature" && /^[0-9a-f]{64}$/.test(value) ? `v1=${value}` : value,
	),
};
