import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import { z } from "zod";
import { type Algorithm, algorithmOf, takenKeys } from "./algorithm.ts";

/** A key, the one algorithm that it is used with, and the id by which others find it. */
export interface AttestationKey {
	key: KeyObject;
	algorithm: Algorithm;
	/** `kid` of the JWK, otherwise its thumbprint (RFC 7638). */
	kid: string;
}

export type ReadKey = { ok: true; key: AttestationKey } | { ok: false; message: string };

/** What a JWK says of itself; whether it is a key is for the platform to tell. */
const Jwk = z.looseObject({
	kid: z.string().min(1).exactOptional(),
	alg: z.string().exactOptional(),
	use: z.string().exactOptional(),
	key_ops: z.array(z.string()).exactOptional(),
	d: z.string().exactOptional(),
});
type Jwk = z.infer<typeof Jwk>;

/** EdDSA with Ed25519 has two names (RFC 8037, RFC 9864). */
const namesOf: Readonly<Record<Algorithm, readonly string[]>> = {
	EdDSA: ["EdDSA", "Ed25519"],
	ES256: ["ES256"],
	RS256: ["RS256"],
};

/** A private key as a JWK or as PKCS #8 in PEM. The message of a refusal shows nothing of it. */
export async function readPrivateKey(text: string): Promise<ReadKey> {
	if (isJson(text)) {
		const jwk = parseJwk(text);
		if (jwk === undefined) return refused("it is no JWK");
		return jwk.d === undefined
			? refused("it is a public key, or no key to sign with")
			: ofJwk(jwk, "sign", createPrivateKey);
	}
	if (!/-----BEGIN PRIVATE KEY-----/.test(text)) {
		return refused("it is neither a private JWK nor PKCS #8 in PEM (openssl pkcs8 -topk8 -nocrypt makes that)");
	}
	return ofPem(text, createPrivateKey);
}

/** A public key as a JWK or as SPKI in PEM. A private one is refused: who verifies must not have it. */
export async function readPublicKey(text: string): Promise<ReadKey> {
	if (isJson(text)) {
		const jwk = parseJwk(text);
		return jwk === undefined ? refused("it is no JWK") : ofPublicJwk(jwk);
	}
	if (/PRIVATE KEY-----/.test(text)) return refused(isPrivate);
	if (!/-----BEGIN PUBLIC KEY-----/.test(text)) {
		return refused("it is neither a public JWK nor a public key in PEM (openssl pkey -pubout makes that)");
	}
	return ofPem(text, createPublicKey);
}

/** The keys of a set that can verify; what is for another use is left out. At least one must be left. */
export async function readKeySet(
	text: string,
): Promise<{ ok: true; keys: readonly AttestationKey[] } | { ok: false; message: string }> {
	const set = z.object({ keys: z.array(Jwk) }).safeParse(parseJson(text));
	if (!set.success) return { ok: false, message: 'it is no set of keys: {"keys": […]}' };
	if (set.data.keys.some(({ d }) => d !== undefined)) return { ok: false, message: isPrivate };
	const read = await Promise.all(set.data.keys.map(ofPublicJwk));
	const keys = read.flatMap((one) => (one.ok ? [one.key] : []));
	return keys.length > 0 ? { ok: true, keys } : { ok: false, message: `it has no key that is ${takenKeys}` };
}

const isPrivate = "it is a private key; give the public half to whoever verifies";

function refused(message: string): ReadKey {
	return { ok: false, message };
}

function isJson(text: string): boolean {
	return /^\s*\{/.test(text);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function parseJwk(text: string): Jwk | undefined {
	return Jwk.safeParse(parseJson(text)).data;
}

async function ofPublicJwk(jwk: Jwk): Promise<ReadKey> {
	return jwk.d === undefined ? ofJwk(jwk, "verify", createPublicKey) : refused(isPrivate);
}

async function ofJwk(
	jwk: Jwk,
	operation: "sign" | "verify",
	make: (input: { key: Jwk; format: "jwk" }) => KeyObject,
): Promise<ReadKey> {
	const { alg, use, key_ops: operations, kid } = jwk;
	if ((use !== undefined && use !== "sig") || operations?.includes(operation) === false) {
		return refused("it says that it is for another use than signatures");
	}
	const read = await made(() => make({ key: jwk, format: "jwk" }), kid);
	if (!read.ok || alg === undefined || namesOf[read.key.algorithm].includes(alg)) return read;
	return refused("it says that it is for another algorithm");
}

function ofPem(text: string, make: (pem: string) => KeyObject): Promise<ReadKey> {
	return made(() => make(text), undefined);
}

async function made(make: () => KeyObject, kid: string | undefined): Promise<ReadKey> {
	let key: KeyObject;
	try {
		key = make();
	} catch {
		return refused("it is damaged; are all its lines there?");
	}
	const algorithm = algorithmOf(key);
	if (algorithm === undefined) return refused(`it is not ${takenKeys}`);
	const half = key.type === "private" ? createPublicKey(key) : key;
	return {
		ok: true,
		key: { key, algorithm, kid: kid ?? (await calculateJwkThumbprint(half.export({ format: "jwk" }))) },
	};
}
