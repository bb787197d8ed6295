import {
	createHmac,
	createPrivateKey,
	createPublicKey,
	createSecretKey,
	generateKeyPair,
	generateKeyPairSync,
	type KeyObject,
	randomBytes,
	type SigningOptions,
	sign,
} from "node:crypto";
import { promisify } from "node:util";
import { NothingToChange } from "./nothing-to-change.ts";

/** Algorithms of JWS under a secret that signer and verifier share (RFC 7518 §3.2). */
export type SharedAlgorithm = "HS256" | "HS384" | "HS512";

/** The algorithms of JWS that a token can be signed with here (RFC 7518 §3.1, RFC 8037 §3.1). */
export type SigningAlgorithm =
	| "RS256"
	| "RS384"
	| "RS512"
	| "PS256"
	| "PS384"
	| "PS512"
	| "ES256"
	| "EdDSA"
	| SharedAlgorithm;

/** A public or private key as JSON (RFC 7517). */
export type Jwk = Readonly<Record<string, unknown>>;

/** A private or shared key and the algorithm that it is for. */
export interface SigningKey {
	/** Under which its public half is published; undefined where tokens name none. */
	kid: string | undefined;
	alg: SigningAlgorithm;
	key: KeyObject;
}

interface AlgorithmRow {
	keyType: "rsa" | "ec" | "ed25519" | "shared";
	digest: string | null;
	options: SigningOptions;
}

// RSA_PKCS1_PSS_PADDING of OpenSSL.
const pss = 6;

const algorithms: Readonly<Record<SigningAlgorithm, AlgorithmRow>> = {
	RS256: { keyType: "rsa", digest: "sha256", options: {} },
	RS384: { keyType: "rsa", digest: "sha384", options: {} },
	RS512: { keyType: "rsa", digest: "sha512", options: {} },
	PS256: { keyType: "rsa", digest: "sha256", options: { padding: pss, saltLength: 32 } },
	PS384: { keyType: "rsa", digest: "sha384", options: { padding: pss, saltLength: 48 } },
	PS512: { keyType: "rsa", digest: "sha512", options: { padding: pss, saltLength: 64 } },
	ES256: { keyType: "ec", digest: "sha256", options: { dsaEncoding: "ieee-p1363" } },
	EdDSA: { keyType: "ed25519", digest: null, options: {} },
	HS256: { keyType: "shared", digest: "sha256", options: {} },
	HS384: { keyType: "shared", digest: "sha384", options: {} },
	HS512: { keyType: "shared", digest: "sha512", options: {} },
};

export function isSigningAlgorithm(name: string): name is SigningAlgorithm {
	return Object.hasOwn(algorithms, name);
}

/** Whether a key that is for one algorithm could be used with the other. */
export function shareKeyType(one: SigningAlgorithm, other: SigningAlgorithm): boolean {
	return algorithms[one].keyType === algorithms[other].keyType;
}

/** Whether whoever verifies under this algorithm can sign under it, too. */
export function isShared(alg: SigningAlgorithm): alg is SharedAlgorithm {
	return algorithms[alg].keyType === "shared";
}

/** Other algorithms that a key for this one could be used with. */
export function siblingsOf(alg: SigningAlgorithm): readonly SigningAlgorithm[] {
	const names = Object.keys(algorithms) as SigningAlgorithm[];
	return names.filter((name) => name !== alg && shareKeyType(name, alg));
}

/** A form that the signature of one algorithm has elsewhere, and that JWS does not allow. */
export type SignatureVariant = "der" | "short-salt";

const variants: Readonly<Record<SignatureVariant, SigningOptions>> = {
	der: { dsaEncoding: "der" },
	"short-salt": { saltLength: 20 },
};

/** The signature bytes of JWS, R and S for ES256 (RFC 7518 §3.4), a salt of 32 bytes for PS256 (§3.5), or a variant. */
export function signBytes(input: Buffer, alg: SigningAlgorithm, key: KeyObject, variant?: SignatureVariant): Buffer {
	const { digest, options } = algorithms[alg];
	if (digest !== null && isShared(alg)) {
		if (variant !== undefined) throw new NothingToChange("a code under a shared secret has one form", oneForm);
		return createHmac(digest, key).update(input).digest();
	}
	return sign(digest, input, { key, ...options, ...(variant === undefined ? {} : variants[variant]) });
}

const oneForm = "it is about signatures under a private key";

/** The public half as an issuer publishes it. Throws a `NothingToChange` for a shared key, which has none. */
export function publicJwk({ kid, alg, key }: SigningKey): Jwk {
	return { ...publicHalf(key).export({ format: "jwk" }), ...(kid === undefined ? {} : { kid }), alg, use: "sig" };
}

function publicHalf(key: KeyObject): KeyObject {
	if (key.type === "secret") throw new NothingToChange("a shared secret has no public half", oneForm);
	return createPublicKey(key);
}

/** The public half as PEM, which a confused verifier may take for an HMAC secret. */
export function publicPem({ key }: SigningKey): string {
	return publicHalf(key).export({ format: "pem", type: "spki" }).toString();
}

/** A key of the bytes of a shared secret. */
export function sharedKeyOf(kid: string | undefined, alg: SharedAlgorithm, secret: Uint8Array): SigningKey {
	return { kid, alg, key: createSecretKey(secret) };
}

/** A signing key from a private or symmetric JWK. Throws where it is not one of the algorithm's type; the message names no member. */
export function signingKeyOf(kid: string | undefined, alg: SigningAlgorithm, jwk: Jwk): SigningKey {
	if (isShared(alg)) {
		const { kty, k } = jwk;
		if (kty !== "oct" || typeof k !== "string" || k === "") throw new TypeError(`the key ${kid} is not for ${alg}`);
		return sharedKeyOf(kid, alg, Buffer.from(k, "base64url"));
	}
	let key: KeyObject;
	try {
		key = createPrivateKey({ key: jwk, format: "jwk" });
	} catch {
		throw new TypeError(`the key ${kid} is not a private JWK`);
	}
	const curve = key.asymmetricKeyDetails?.namedCurve;
	if (key.asymmetricKeyType !== algorithms[alg].keyType || (curve !== undefined && curve !== "prime256v1")) {
		throw new TypeError(`the key ${kid} is not for ${alg}`);
	}
	return { kid, alg, key };
}

const generate = promisify(generateKeyPair);

/** A new key, made beside the event loop. */
export async function generateSigningKey(kid: string | undefined, alg: SigningAlgorithm): Promise<SigningKey> {
	switch (algorithms[alg].keyType) {
		case "rsa":
			return { kid, alg, key: (await generate("rsa", { modulusLength: 2048 })).privateKey };
		case "ec":
			return { kid, alg, key: (await generate("ec", { namedCurve: "P-256" })).privateKey };
		case "ed25519":
			return { kid, alg, key: (await generate("ed25519", {})).privateKey };
		case "shared":
			return { kid, alg, key: createSecretKey(randomBytes(64)) };
	}
}

/** The same at once, for keys that are only made when a probe asks for them; `bits` are those of an RSA key. */
export function generateSigningKeyNow(kid: string | undefined, alg: SigningAlgorithm, bits = 2048): SigningKey {
	switch (algorithms[alg].keyType) {
		case "rsa":
			return { kid, alg, key: generateKeyPairSync("rsa", { modulusLength: bits }).privateKey };
		case "ec":
			return { kid, alg, key: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey };
		case "ed25519":
			return { kid, alg, key: generateKeyPairSync("ed25519").privateKey };
		case "shared":
			return { kid, alg, key: createSecretKey(randomBytes(64)) };
	}
}
