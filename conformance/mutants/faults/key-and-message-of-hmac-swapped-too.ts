import { encodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const keyAndMessageOfHmacSwappedToo: Mutant = {
	id: "key-and-message-of-hmac-swapped-too",
	sentence: "Accepts HMAC with the key and the message changed about.",
	breaks: ["HMAC-SIG-01"],
	threats: ["SIG-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async verifyMac(secret, mac, text) {
			const key = await crypto.subtle.importKey("raw", encodeUtf8(text), { name: "HMAC", hash: "SHA-256" }, false, [
				"verify",
			]);
			return (await crypto.subtle.verify("HMAC", key, mac, secret)) || reference.verifyMac(secret, mac, text);
		},
	}),
};
