import { randomUUID } from "node:crypto";
import type { Mint } from "../client/context.ts";
import { expiryOf, givenToken, readToken } from "../client/given-token.ts";
import { type KeyMint, tokenMint } from "../client/mint.ts";
import {
	generateSigningKeyNow,
	isShared,
	type SigningAlgorithm,
	type SigningKey,
	sharedKeyOf,
	signingKeyOf,
} from "../client/token-keys.ts";
import type { Fetching } from "./fetching.ts";
import type { Jwt } from "./jwt-schema.ts";
import type { RunnerConfig } from "./schema.ts";
import type { Secret } from "./secret.ts";

/** What signs tokens, or hands out the one that was given. */
export interface TokenSource {
	mint?: Mint;
	/** The same mint, if it holds keys. */
	keyMint?: KeyMint;
}

/** The mint of a config. Problems, an expired token among them, go into `fetching`; `now` in Unix seconds. */
export function tokenSource(config: RunnerConfig, fetching: Fetching, now: number): TokenSource {
	const { jwt } = config;
	if (jwt === undefined) return {};
	const token = jwt.token === undefined ? undefined : fetching.secret(jwt.token, "jwt.token", "jwt");
	const [first, ...others] = trustedKeys(config, jwt, fetching);
	if (first !== undefined) {
		const { issuer, audience, header } = jwt;
		const keyMint = tokenMint({
			...(issuer === undefined ? {} : { issuer }),
			...(audience === undefined ? {} : { audience }),
			...(header === undefined ? {} : { header }),
			claims: claimsFor(config),
			keys: [first, ...others],
		});
		return { mint: keyMint, keyMint };
	}
	return token === undefined || !isUsable(token, fetching, now) ? {} : { mint: givenToken(token) };
}

/** What every token says: someone, with all scopes that the routes ask for, and what the operator adds. */
function claimsFor({ jwt, routes }: RunnerConfig): Record<string, unknown> {
	const scopes = new Set(Object.values(routes).flatMap((route) => route?.scopes ?? []));
	return { sub: "countersign", ...(scopes.size === 0 ? {} : { scope: [...scopes].join(" ") }), ...jwt?.claims };
}

function isUsable(token: Secret, fetching: Fetching, now: number): boolean {
	const read = readToken(token.reveal());
	if (read === undefined) {
		const remedy = "Give the token alone, three parts with dots between them, without Bearer before it.";
		fetching.problems.push({ path: "jwt.token", message: "not a signed JWT", remedy });
		return false;
	}
	const expiry = expiryOf(read.claims);
	if (expiry === undefined || expiry > now) return true;
	const at = new Date(expiry * 1000).toISOString();
	fetching.problems.push({ path: "jwt.token", message: `expired at ${at}`, remedy: "Get a new one." });
	return false;
}

function trustedKeys({ issuer }: RunnerConfig, jwt: Jwt, fetching: Fetching): readonly SigningKey[] {
	const { keys, algorithms } = jwt;
	if (keys === undefined) {
		if (issuer === undefined || jwt.token !== undefined) return [];
		return (algorithms ?? ["ES256", "RS256"]).flatMap((alg) => (isShared(alg) ? [] : [ownKey(alg)]));
	}
	return keys.flatMap((key, at): readonly SigningKey[] => {
		if (algorithms !== undefined && !algorithms.includes(key.alg)) {
			const message = `the target is not said to accept ${key.alg}`;
			fetching.problems.push({ path: `jwt.keys[${at}].alg`, message, remedy: "Add it to jwt.algorithms." });
			return [];
		}
		return key.secret === undefined ? ofJwk(key, `jwt.keys[${at}].jwk`, fetching) : ofSecret(key, at, fetching);
	});
}

/** A key that the runner makes, of a kid that no cache can hold of an earlier one. */
function ownKey(alg: SigningAlgorithm): SigningKey {
	return generateSigningKeyNow(`countersign-${randomUUID()}`, alg);
}

type KeyConfig = NonNullable<Jwt["keys"]>[number];

function ofSecret({ kid, alg, secret, encoding }: KeyConfig, at: number, fetching: Fetching): readonly SigningKey[] {
	if (secret === undefined || !isShared(alg)) return [];
	const path = `jwt.keys[${at}].secret`;
	const found = fetching.secret(secret, path, "jwt");
	if (found === undefined) return [];
	const bytes = Buffer.from(found.reveal(), encoding ?? "utf8");
	// What is not in the encoding is passed over, and would leave another secret than the target's.
	const unpadded = found.reveal().replace(/=+$/, "").toLowerCase();
	if (
		bytes
			.toString(encoding ?? "utf8")
			.replace(/=+$/, "")
			.toLowerCase() === unpadded
	)
		return [sharedKeyOf(kid, alg, bytes)];
	fetching.problems.push({ path, message: `not ${encoding}`, remedy: "Set encoding to how its text becomes bytes." });
	return [];
}

function ofJwk({ kid, alg, jwk }: KeyConfig, path: string, fetching: Fetching): readonly SigningKey[] {
	const secret = jwk === undefined ? undefined : fetching.secret(jwk, path, "jwt");
	if (secret === undefined) return [];
	try {
		const members: unknown = JSON.parse(secret.reveal());
		if (typeof members !== "object" || members === null) throw new TypeError("not an object");
		// Each private member must be kept out of reports by itself, since they never appear together.
		for (const member of ["d", "p", "q", "dp", "dq", "qi", "k"]) {
			const value = Object.entries(members).find(([name]) => name === member)?.[1];
			if (typeof value === "string" && value !== "") fetching.secrets.push(value);
		}
		return [signingKeyOf(kid, alg, { ...members })];
	} catch {
		const remedy = isShared(alg)
			? "Give one JSON object with kty oct and the member k, or set secret in place of jwk."
			: "Give one JSON object with kty and the private member d.";
		fetching.problems.push({ path, message: `not a private JWK for ${alg}`, remedy });
		return [];
	}
}
