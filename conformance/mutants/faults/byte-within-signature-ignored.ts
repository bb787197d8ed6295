import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

const ignored = 20;

export const byteWithinSignatureIgnored: Mutant = {
	id: "byte-within-signature-ignored",
	sentence: "Compares all bytes of the signature but its twenty-first.",
	breaks: ["HMAC-SIG-04"],
	threats: ["SIG-15"],
	seen: "wire",
	stages: comparing((expected, sent) => expected.every((byte, index) => index === ignored || byte === sent[index])),
};
