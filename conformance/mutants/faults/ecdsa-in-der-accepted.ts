import { decodeBase64url, encodeBase64url } from "#protocol";
import type { Mutant } from "../mutant.ts";

/** R and S of a DER signature, each filled up to 32 bytes. */
function fixedWidth(der: Uint8Array): Uint8Array | undefined {
	if (der[0] !== 0x30 || der[2] !== 0x02) {
		return undefined;
	}
	const length = der[3] ?? 0;
	const r = der.slice(4, 4 + length);
	const s = der.slice(6 + length);
	const filled = (part: Uint8Array) => [...new Uint8Array(32), ...part].slice(-32);
	return Uint8Array.from([...filled(r), ...filled(s)]);
}

export const ecdsaInDerAccepted: Mutant = {
	id: "ecdsa-in-der-accepted",
	sentence: "Accepts an ES256 signature in DER.",
	breaks: ["JWT-ALG-05"],
	threats: ["JWT-27"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		verifyToken(token, keys) {
			const [header = "", claims = "", signature = ""] = token.text.split(".");
			const raw = token.algorithm === "ES256" ? fixedWidth(decodeBase64url(signature) ?? new Uint8Array()) : undefined;
			const text = raw === undefined ? token.text : `${header}.${claims}.${encodeBase64url(raw)}`;
			return reference.verifyToken({ ...token, text }, keys);
		},
	}),
};
