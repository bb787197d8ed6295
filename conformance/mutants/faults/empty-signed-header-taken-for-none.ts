import { seeingSignedHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const emptySignedHeaderTakenForNone: Mutant = {
	id: "empty-signed-header-taken-for-none",
	sentence: "Takes an HMAC header field with an empty value for one that is not there.",
	breaks: ["CRED-02"],
	threats: ["AUT-14"],
	seen: "wire",
	stages: seeingSignedHeaders((value) => (value === "" ? null : value)),
};
