import { parseKeySet, type VerificationKey } from "../../../gateway/src/jwks.ts";
import type { Mutant } from "../mutant.ts";

function isUrl(issuer: unknown): issuer is string {
	return typeof issuer === "string" && URL.canParse(issuer);
}

async function keysOf(issuer: string, algorithm: string): Promise<readonly VerificationKey[]> {
	try {
		const keys = await parseKeySet(await (await fetch(`${issuer}/.well-known/jwks.json`)).json());
		return keys.filter((key) => key.algorithm === algorithm);
	} catch {
		return [];
	}
}

export const keySetOfTheNamedIssuerFetched: Mutant = {
	id: "key-set-of-the-named-issuer-fetched",
	sentence: "Fetches the keys of a token from the issuer that it names.",
	breaks: ["JWKS-05", "JWT-CLAIM-01"],
	also: ["JWT-CLAIM-11"],
	threats: ["JWT-43"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isOurIssuer: (claims, policy) => isUrl(claims["iss"]) || reference.isOurIssuer(claims, policy),
		async verifyToken(token, keys) {
			const issuer = token.unverifiedClaims["iss"];
			const theirs = isUrl(issuer) ? await keysOf(issuer, token.algorithm) : [];
			return reference.verifyToken(token, [...theirs, ...keys]);
		},
		principalOf: (claims, policy, nowMs) =>
			reference.principalOf(isUrl(claims["iss"]) ? { ...claims, iss: policy.issuer } : claims, policy, nowMs),
	}),
};
