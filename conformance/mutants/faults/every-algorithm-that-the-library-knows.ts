import { parseStrictObject } from "#protocol";
import { holds } from "../making/signature.ts";
import { parsedBy, understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

/** Which of the configured algorithms has the same keys. */
const likely: Readonly<Record<string, string>> = {
	RS384: "RS256",
	RS512: "RS256",
	PS384: "PS256",
	PS512: "PS256",
	ES384: "ES256",
	ES512: "ES256",
	Ed25519: "EdDSA",
};

export const everyAlgorithmThatTheLibraryKnows: Mutant = {
	id: "every-algorithm-that-the-library-knows",
	sentence: "Takes every asymmetric algorithm that its library knows.",
	breaks: ["JWT-ALG-01"],
	also: ["JWKS-05"],
	threats: ["JWT-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const alg = parsedBy(parseStrictObject, text)?.header["alg"];
			const base = typeof alg === "string" ? likely[alg] : undefined;
			if (base === undefined) {
				return reference.parseToken(text, policy);
			}
			return understanding(({ header, claims }) => ({ header: { ...header, alg: base }, claims }))(
				reference,
			).parseToken(text, policy);
		},
		async verifyToken(token, keys) {
			const alg = parsedBy(parseStrictObject, token.text)?.header["alg"];
			if (typeof alg !== "string" || likely[alg] === undefined) {
				return reference.verifyToken(token, keys);
			}
			for (const { key } of keys) {
				if (await holds(token.text, key, alg)) {
					return true;
				}
			}
			return false;
		},
	}),
};
