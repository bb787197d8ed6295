import { seeingHeaders } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

const signedNames = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

export const tokenPreferredToASignature: Mutant = {
	id: "token-preferred-to-a-signature",
	sentence: "Takes the bearer token where a request has both credentials.",
	breaks: ["CRED-02", "CRED-03"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08", "ANS-09", "HMAC-NONCE-01"],
	threats: ["AUT-02", "AUT-03"],
	seen: "wire",
	stages: seeingHeaders((header) => {
		const bearer = /^bearer /i.test(header("authorization") ?? "");
		return (name) => (bearer && signedNames.includes(name) ? null : header(name));
	}),
};
