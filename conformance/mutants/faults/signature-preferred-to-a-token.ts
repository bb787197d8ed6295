import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const signaturePreferredToAToken: Mutant = {
	id: "signature-preferred-to-a-token",
	sentence: "Takes the HMAC credential where a request has both.",
	breaks: ["CRED-03"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08", "ANS-09", "HMAC-NONCE-01"],
	threats: ["AUT-02", "AUT-19"],
	seen: "wire",
	stages: seeingHeaders(
		(header) => (name) => (name === "authorization" && header("x-key-id") !== null ? null : header(name)),
	),
};
