import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

const all = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

export const signedHeadersToldByTheSignature: Mutant = {
	id: "signed-headers-told-by-the-signature",
	sentence: "Takes a request for an HMAC one only when X-Signature is there.",
	breaks: ["HMAC-HDR-01", "CRED-02"],
	also: ["CRED-04", "HMAC-HDR-10", "LIM-02"],
	threats: ["AUT-04"],
	seen: "wire",
	stages: seeingHeaders(
		(header) => (name) => (header("x-signature") === null && all.includes(name) ? null : header(name)),
	),
};
