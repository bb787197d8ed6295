import { seeingSignedHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const signatureCutToLength: Mutant = {
	id: "signature-cut-to-length",
	sentence: "Ignores what follows the sixty-four digits of a signature.",
	breaks: ["HMAC-HDR-09"],
	also: ["HMAC-HDR-03", "HMAC-HDR-04"],
	threats: ["SIG-04"],
	seen: "wire",
	stages: seeingSignedHeaders((value, name) =>
		name === "x-signature" && value.startsWith("v1=") ? value.slice(0, 67) : value,
	),
};
