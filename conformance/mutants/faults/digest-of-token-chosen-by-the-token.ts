import { type CryptoKey, exportJWK, importJWK } from "jose";
import { parseStrictObject } from "#protocol";
import { holds } from "../making/signature.ts";
import { parsedBy, understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

/** What is configured of the family of an algorithm that is not. */
const families: Readonly<Record<string, string>> = { RS384: "RS256", RS512: "RS256", PS384: "PS256", PS512: "PS256" };

function algorithmOf(text: string): string | undefined {
	const name = parsedBy(parseStrictObject, text)?.header["alg"];
	return typeof name === "string" ? name : undefined;
}

/** The same public key, for another algorithm. */
async function importedFor(key: CryptoKey, algorithm: string): Promise<CryptoKey | Uint8Array> {
	const { kty, n, e } = await exportJWK(key);
	return importJWK(
		Object.fromEntries(Object.entries({ kty, n, e }).filter(([, value]) => value !== undefined)),
		algorithm,
	);
}

export const digestOfTokenChosenByTheToken: Mutant = {
	id: "digest-of-token-chosen-by-the-token",
	sentence: "Takes the digest that a token names, whichever its algorithm is configured with.",
	breaks: ["JWT-ALG-01"],
	also: ["JWKS-05"],
	threats: ["JWT-04", "JWT-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const named = algorithmOf(text);
			const configured = named === undefined ? undefined : families[named];
			return configured === undefined
				? reference.parseToken(text, policy)
				: understanding(({ header, claims }) => ({ header: { ...header, alg: configured }, claims }))(
						reference,
					).parseToken(text, policy);
		},
		async verifyToken(token, keys) {
			const named = algorithmOf(token.text);
			if (named === undefined || families[named] === undefined) {
				return reference.verifyToken(token, keys);
			}
			for (const { key } of keys) {
				if (await holds(token.text, await importedFor(key, named), named)) {
					return true;
				}
			}
			return false;
		},
	}),
};
