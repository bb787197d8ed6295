import { encodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const digestOfSecretAndStringToo: Mutant = {
	id: "digest-of-secret-and-string-too",
	sentence: "Accepts SHA-256 over the secret and the string to sign in place of HMAC.",
	breaks: ["HMAC-SIG-01"],
	also: ["HMAC-CANON-11"],
	threats: ["SIG-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async verifyMac(secret, mac, text) {
			const joined = Uint8Array.from([...secret, ...encodeUtf8(text)]);
			const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", joined));
			return digest.every((byte, index) => byte === mac[index]) || reference.verifyMac(secret, mac, text);
		},
	}),
};
