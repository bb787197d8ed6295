import type { HmacKey, Mint, SecretText } from "../client/context.ts";
import { givenToken, type KeyMint, tokenMint } from "../client/mint.ts";
import type { KeyRole } from "../client/probe.ts";
import { type SigningKey, signingKeyOf } from "../client/token-keys.ts";
import type { ConfigProblem } from "./problem.ts";
import { type Resolved, resolveSecret, type SecretPlaces } from "./resolve-secret.ts";
import type { RunnerConfig, SecretSource } from "./schema.ts";
import type { Secret } from "./secret.ts";

/** What was made of the secrets that a config points to, and what stood in the way. */
export interface Credentials {
	keys: ReadonlyMap<KeyRole, HmacKey>;
	/** Signs tokens, or hands out the one that was given. */
	mint?: Mint;
	/** The same mint, if it holds keys. */
	keyMint?: KeyMint;
	/** Everything that must never be written. */
	secrets: readonly string[];
	problems: readonly ConfigProblem[];
}

type Places = Omit<SecretPlaces, "published">;

/** Fetches all secrets of a config, and collects every problem on the way instead of stopping at the first one. */
class Fetching {
	readonly secrets: string[] = [];
	readonly problems: ConfigProblem[] = [];
	readonly #places: Places;

	constructor(places: Places) {
		this.#places = places;
	}

	secret(source: SecretSource, path: string, published: SecretPlaces["published"]): Secret | undefined {
		const resolved: Resolved = resolveSecret(source, { ...this.#places, published });
		if (!resolved.ok) {
			const { message, remedy } = resolved;
			this.problems.push({ path, message, ...(remedy === undefined ? {} : { remedy }) });
			return undefined;
		}
		this.secrets.push(resolved.secret.reveal());
		return resolved.secret;
	}
}

export function fetchCredentials(config: RunnerConfig, places: Places): Credentials {
	const fetching = new Fetching(places);
	const keys = hmacKeys(config, fetching);
	const tokens = tokenSource(config, fetching);
	const { secrets, problems } = fetching;
	return { keys, ...tokens, secrets, problems };
}

function hmacKeys({ hmac }: RunnerConfig, fetching: Fetching): ReadonlyMap<KeyRole, HmacKey> {
	const keys = new Map<KeyRole, HmacKey>();
	if (hmac === undefined) return keys;
	const { rotated, ...plain } = hmac.keys;
	for (const role of ["primary", "second", "readOnly", "revoked", "expired"] as const) {
		const key = plain[role];
		if (key === undefined) continue;
		const secret = fetching.secret(key.secret, `hmac.keys.${role}.secret`, "hmac");
		if (secret !== undefined) keys.set(role, { id: key.id, secrets: [secret] });
	}
	if (rotated === undefined) return keys;
	const active: SecretText[] = [];
	for (const [at, source] of rotated.secrets.entries()) {
		const secret = fetching.secret(source, `hmac.keys.rotated.secrets[${at}]`, "hmac");
		if (secret !== undefined) active.push(secret);
	}
	const retired =
		rotated.retired === undefined ? undefined : fetching.secret(rotated.retired, "hmac.keys.rotated.retired", "hmac");
	const [first, ...others] = active;
	if (first !== undefined)
		keys.set("rotated", { id: rotated.id, secrets: [first, ...others], ...(retired === undefined ? {} : { retired }) });
	return keys;
}

function tokenSource(config: RunnerConfig, fetching: Fetching): Pick<Credentials, "mint" | "keyMint"> {
	const { jwt } = config;
	const { issuer, audience } = jwt ?? {};
	const token = jwt?.token === undefined ? undefined : fetching.secret(jwt.token, "jwt.token", "jwt");
	const [first, ...others] = signingKeys(config, fetching);
	if (first !== undefined && issuer !== undefined && audience !== undefined) {
		const keyMint = tokenMint({ issuer, audience, claims: claimsFor(config), keys: [first, ...others] });
		return { mint: keyMint, keyMint };
	}
	return token === undefined ? {} : { mint: givenToken(token) };
}

function signingKeys({ jwt }: RunnerConfig, fetching: Fetching): readonly SigningKey[] {
	return (jwt?.keys ?? []).flatMap(({ kid, alg, jwk }, at): SigningKey[] => {
		const path = `jwt.keys[${at}].jwk`;
		const secret = fetching.secret(jwk, path, "jwt");
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
			fetching.problems.push({
				path,
				message: `not a private JWK for ${alg}`,
				remedy: "Give one JSON object with kty and the private member d.",
			});
			return [];
		}
	});
}

/** What every token says: someone, with all scopes that the routes ask for, and what the operator adds. */
function claimsFor({ jwt, routes }: RunnerConfig): Record<string, unknown> {
	const scopes = new Set(Object.values(routes).flatMap((route) => route?.scopes ?? []));
	return { sub: "countersign", ...(scopes.size === 0 ? {} : { scope: [...scopes].join(" ") }), ...jwt?.claims };
}
