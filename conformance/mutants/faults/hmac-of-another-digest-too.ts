import { encodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const hmacOfAnotherDigestToo: Mutant = {
	id: "hmac-of-another-digest-too",
	sentence: "Accepts HMAC with SHA-512, cut to the length that is expected.",
	breaks: ["HMAC-SIG-01"],
	threats: ["SIG-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async verifyMac(secret, mac, text) {
			const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-512" }, false, ["sign"]);
			const long = new Uint8Array(await crypto.subtle.sign("HMAC", key, encodeUtf8(text)));
			return mac.every((byte, index) => byte === long[index]) || reference.verifyMac(secret, mac, text);
		},
	}),
};
