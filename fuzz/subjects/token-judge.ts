import { constants, type KeyObject, verify } from "node:crypto";
import {
	decodeBase64url,
	decodeUtf8,
	isOurIssuer,
	parseStrictObject,
	parseToken,
	principalOf,
	type TokenPolicy,
} from "../core.ts";
import type { ModelKey } from "../models/token.ts";

interface TokenSurroundings {
	readonly policy: TokenPolicy;
	readonly keys: readonly ModelKey[];
	/** Unix seconds. */
	readonly now: number;
}

/** Whom a token proves to a gateway, or undefined. */
export type TokenJudge = (text: string, surroundings: TokenSurroundings) => JudgedPrincipal | undefined;

export interface JudgedPrincipal {
	readonly userId: string | null;
	readonly orgId: string | null;
	readonly clientId: string | null;
	readonly scopes: readonly string[];
}

/** The core's functions in the order in which a gateway composes them; signatures are verified by Node. */
export const coreTokenJudge: TokenJudge = (text, { policy, keys, now }) => {
	const token = parseToken(text, policy);
	if (!token.ok || !isOurIssuer(token.value.unverifiedClaims, policy)) {
		return undefined;
	}
	const { algorithm, keyId, unverifiedClaims } = token.value;
	const fitting = keys.filter(({ kid, alg }) => kid === keyId && alg === algorithm);
	if (!fitting.some(({ key }) => signatureHolds(text, algorithm, key))) {
		return undefined;
	}
	const principal = principalOf(unverifiedClaims, policy, now * 1000);
	return principal.ok ? principal.value : undefined;
};

function signatureHolds(text: string, algorithm: string, key: KeyObject): boolean {
	const end = text.lastIndexOf(".");
	const signature = decodeBase64url(text.slice(end + 1));
	if (signature === undefined) {
		return false;
	}
	const padding = algorithm === "PS256" ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
	const options =
		algorithm === "ES256"
			? { key, dsaEncoding: "ieee-p1363" as const }
			: algorithm === "EdDSA"
				? key
				: { key, padding, saltLength: 32 };
	return verify(algorithm === "EdDSA" ? null : "sha256", Buffer.from(text.slice(0, end), "latin1"), options, signature);
}

/** How the core reads the header and the payload of a token. */
export function coreObjectParser(bytes: Uint8Array): unknown {
	const text = decodeUtf8(bytes);
	return text === undefined ? undefined : parseStrictObject(text);
}
