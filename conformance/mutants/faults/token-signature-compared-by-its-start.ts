import { decodeBase64url, encodeBase64url } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const tokenSignatureComparedByItsStart: Mutant = {
	id: "token-signature-compared-by-its-start",
	sentence: "Accepts a signature that has bytes after its end.",
	breaks: ["JWT-ALG-05"],
	threats: ["JWT-29"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async verifyToken(token, keys) {
			const [header = "", claims = "", signature = ""] = token.text.split(".");
			const bytes = decodeBase64url(signature) ?? new Uint8Array();
			const lengths = token.algorithm === "ES256" || token.algorithm === "EdDSA" ? [64] : [256, 384, 512];
			for (const length of lengths.filter((candidate) => candidate < bytes.length)) {
				const text = `${header}.${claims}.${encodeBase64url(bytes.slice(0, length))}`;
				if (await reference.verifyToken({ ...token, text }, keys)) {
					return true;
				}
			}
			return reference.verifyToken(token, keys);
		},
	}),
};
