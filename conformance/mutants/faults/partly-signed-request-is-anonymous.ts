import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

const signedNames = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

export const partlySignedRequestIsAnonymous: Mutant = {
	id: "partly-signed-request-is-anonymous",
	sentence: "Takes a request with some HMAC header fields for one without credentials.",
	breaks: ["HMAC-HDR-01", "HMAC-HDR-02", "CRED-02"],
	also: ["ANS-01", "ANS-02", "ANS-08", "ANS-09", "CRED-04", "HMAC-BODY-05", "HMAC-HDR-10", "LIM-02", "SORT-09"],
	threats: ["AUT-05"],
	seen: "wire",
	stages: seeingHeaders((header) => {
		const complete = signedNames.every((name) => (header(name) ?? "") !== "");
		return (name) => (complete || !signedNames.includes(name) ? header(name) : null);
	}),
};
