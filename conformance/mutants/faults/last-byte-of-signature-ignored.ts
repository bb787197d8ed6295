import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

export const lastByteOfSignatureIgnored: Mutant = {
	id: "last-byte-of-signature-ignored",
	sentence: "Compares all bytes of the signature but the last.",
	breaks: ["HMAC-SIG-04"],
	also: ["HMAC-BODY-04", "HMAC-KEY-01", "SORT-08"],
	threats: ["SIG-15"],
	seen: "wire",
	stages: comparing((expected, sent) => expected.slice(0, -1).every((byte, index) => byte === sent[index])),
};
