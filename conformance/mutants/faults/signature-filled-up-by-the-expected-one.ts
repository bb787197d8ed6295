import { accept, trimOws } from "#protocol";
import { hmacSha256 } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

export const signatureFilledUpByTheExpectedOne: Mutant = {
	id: "signature-filled-up-by-the-expected-one",
	sentence: "Compares only as many bytes of the signature as were sent.",
	breaks: ["HMAC-HDR-09"],
	threats: ["SIG-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			const sent = /^v1=((?:[0-9a-f]{2})*)$/.exec(trimOws(header("x-signature") ?? ""))?.[1];
			if (sent === undefined || sent.length >= 64) {
				return reference.chooseCredential(header, scheme);
			}
			const filled = `v1=${sent.padEnd(64, "0")}`;
			const credential = reference.chooseCredential((name) => (name === "x-signature" ? filled : header(name)), scheme);
			return credential.ok && credential.value.kind === "hmac"
				? accept({
						...credential.value,
						signed: {
							...credential.value.signed,
							signature: credential.value.signed.signature.slice(0, sent.length / 2),
						},
					})
				: credential;
		},
		verifyMac: async (secret, mac, text) => {
			const expected = await hmacSha256(secret, text);
			return mac.every((byte, index) => byte === expected[index]);
		},
	}),
};
