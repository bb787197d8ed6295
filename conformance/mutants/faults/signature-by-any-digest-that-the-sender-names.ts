import { encodeHex, encodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

const digests: Readonly<Record<string, string>> = { "hmac-sha1": "SHA-1", "hmac-sha512": "SHA-512" };

async function macOf(name: string, secret: Uint8Array<ArrayBuffer>, text: string): Promise<string | undefined> {
	if (name === "hash-of-secret-and-message") {
		const bytes = Uint8Array.from([...secret, ...encodeUtf8(text)]);
		return encodeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
	}
	const hash = digests[name];
	if (hash === undefined) {
		return undefined;
	}
	const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash }, false, ["sign"]);
	return encodeHex(new Uint8Array(await crypto.subtle.sign("HMAC", key, encodeUtf8(text))));
}

export const signatureByAnyDigestThatTheSenderNames: Mutant = {
	id: "signature-by-any-digest-that-the-sender-names",
	sentence: "Makes the signature with the digest that a header of the sender names.",
	breaks: ["HMAC-CANON-11"],
	also: ["FWD-06"],
	threats: ["SIG-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			const named = header("x-signature-algorithm") !== null && /^v1=[0-9a-f]+$/.test(header("x-signature") ?? "");
			const filled = `v1=${"0".repeat(64)}`;
			return reference.chooseCredential((name) => (named && name === "x-signature" ? filled : header(name)), scheme);
		},
		async verifyWithAny(exchange, record, mac, text) {
			const { headers } = exchange.request;
			const name = headers.get("x-signature-algorithm");
			if (name === null) {
				return reference.verifyWithAny(exchange, record, mac, text);
			}
			for (const { secret } of record?.secrets ?? []) {
				const expected = await macOf(name, encodeUtf8(secret), text);
				if (expected !== undefined && headers.get("x-signature") === `v1=${expected}`) {
					return true;
				}
			}
			return false;
		},
	}),
};
