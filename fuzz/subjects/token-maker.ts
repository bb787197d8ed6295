import { constants, createHmac, type KeyObject, sign } from "node:crypto";

/** Signs a JWS signing input as its algorithm says (RFC 7518 §3, RFC 8037). */
export function signToken(input: string, alg: string, key: KeyObject): Buffer {
	const bytes = Buffer.from(input, "latin1");
	switch (alg) {
		case "EdDSA":
			return sign(null, bytes, key);
		case "ES256":
			return sign("sha256", bytes, { key, dsaEncoding: "ieee-p1363" });
		case "PS256":
			return sign("sha256", bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
		case "RS256":
			return sign("sha256", bytes, { key, padding: constants.RSA_PKCS1_PADDING });
		default:
			throw new RangeError(`no token is signed with ${alg}`);
	}
}

/** HMAC with something that everybody has for a secret: the confusion of algorithms (RFC 8725 §2.1). */
export function macToken(input: string, alg: string, secret: Uint8Array): Buffer {
	return createHmac(`sha${alg.slice(2)}`, secret)
		.update(input, "latin1")
		.digest();
}

export function encodePart(content: string | Uint8Array): string {
	return Buffer.from(content as string, "utf8").toString("base64url");
}
