import { randomUUID } from "node:crypto";
import { type IssuerKey, issuerKey } from "../src/bench/issuer.ts";
import { scopes, type TokenAlgorithm, tokenAlgorithms, tokenPolicy } from "./bench-workers.ts";

/** The issuer's keys, one for each algorithm. */
export interface BenchTokens {
	/** What the issuer publishes. */
	readonly keySet: { readonly keys: readonly unknown[] };
	/** The public key for an algorithm. */
	publicKey(algorithm: TokenAlgorithm): unknown;
	/** So many tokens that are good for an hour, each with an id of its own. */
	mint(algorithm: TokenAlgorithm, count: number, nowMs: number): Promise<readonly string[]>;
}

export async function benchTokens(): Promise<BenchTokens> {
	const made = await Promise.all(
		tokenAlgorithms.map(async (algorithm) => {
			const key = await issuerKey(`key-${algorithm}`, algorithm, { alg: algorithm, use: "sig" });
			return [algorithm, key] as const;
		}),
	);
	const keys = Object.fromEntries(made) as Record<TokenAlgorithm, IssuerKey>;
	return {
		keySet: { keys: Object.values(keys).map(({ jwk }) => jwk) },
		publicKey: (algorithm) => keys[algorithm].jwk,
		mint: (algorithm, count, nowMs) =>
			Promise.all(Array.from({ length: count }, () => keys[algorithm].sign(claimsAt(nowMs)))),
	};
}

function claimsAt(nowMs: number): Readonly<Record<string, unknown>> {
	const now = Math.floor(nowMs / 1000);
	return {
		iss: tokenPolicy.issuer,
		aud: tokenPolicy.audience,
		sub: "user_bench",
		azp: "client_bench",
		scope: scopes.join(" "),
		jti: randomUUID(),
		iat: now,
		nbf: now,
		exp: now + 3600,
	};
}
