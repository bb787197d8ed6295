import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

const all = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

export const signedHeadersNeededInFull: Mutant = {
	id: "signed-headers-needed-in-full",
	sentence: "Takes a request for an HMAC one only when all five header fields are there.",
	breaks: ["HMAC-HDR-01", "CRED-02"],
	also: ["ANS-01", "ANS-02", "ANS-08", "ANS-09", "CRED-04", "HMAC-BODY-05", "HMAC-HDR-10", "LIM-02"],
	threats: ["AUT-04", "AUT-05"],
	seen: "wire",
	stages: seeingHeaders((header) => {
		const complete = all.every((name) => header(name) !== null);
		return (name) => (complete || !all.includes(name) ? header(name) : null);
	}),
};
