import type { RunnerConfig, SecretSource } from "../config/schema.ts";

/** Where a secret is, seen from the folder of the command. */
export type SecretPlace = Exclude<SecretSource, { published: string }>;

export type ConfiguredRoute = RunnerConfig["routes"]["read"];

/**
 * How the runner comes to tokens: it signs them with a private key or a shared secret, it is the issuer who makes the keys
 * and publishes them, or it is given one.
 */
export const tokenSources = ["key", "secret", "jwks", "token"] as const;

export const sharedAlgorithms = ["HS256", "HS384", "HS512"] as const;

export const algorithms = ["RS256", "PS256", "ES256", "EdDSA", ...sharedAlgorithms] as const;

export const encodings = ["utf8", "base64", "base64url", "hex"] as const;

/** What `init` was told. Paths are relative to the folder of the command. */
export interface Answers {
	/** Origin. */
	target: string;
	publicOrigin?: string;
	/** Path of a PEM file. */
	ca?: string;
	/** Name of a built-in scheme or path of a scheme file; none where requests are not signed. */
	scheme?: string;
	keyId?: string;
	secret?: SecretPlace;
	/** None where no token is taken. */
	jwt?: (typeof tokenSources)[number];
	kid?: string;
	algorithm?: (typeof algorithms)[number];
	issuer?: string;
	audience?: string;
	/** Of the private key, the shared secret, or the token. */
	jwtSecret?: SecretPlace;
	/** How the text of a shared secret becomes bytes. */
	jwtEncoding?: (typeof encodings)[number];
	/** Origin of the issuer of `countersign peers`. */
	issuerControl?: string;
	/** Origin of the upstream of `countersign peers`; `""` where its log cannot be asked. */
	echo?: string;
	errors?: RunnerConfig["errors"];
	read?: ConfiguredRoute;
	write?: ConfiguredRoute;
	other?: ConfiguredRoute;
	public?: ConfiguredRoute;
}

export type AnswerName = keyof Answers;
