import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

export const endOfSignatureCompared: Mutant = {
	id: "end-of-signature-compared",
	sentence: "Compares the last bytes of the signature and not the first.",
	breaks: ["HMAC-SIG-04"],
	threats: ["SIG-15"],
	seen: "wire",
	stages: comparing((expected, sent) => expected.slice(1).every((byte, index) => byte === sent[index + 1])),
};
