import { constants, createHash, createPrivateKey, privateEncrypt } from "node:crypto";
import type { Jwk } from "../../format.ts";

const sha256 = (data: Uint8Array): Buffer => createHash("sha256").update(data).digest();

/** DER of DigestInfo for SHA-256 with and without the NULL parameters (RFC 8017 §9.2). */
export const DIGEST_INFO = {
	standard: Buffer.from("3031300d060960864801650304020105000420", "hex"),
	withoutNull: Buffer.from("302f300b0609608648016503040201" + "0420", "hex"),
};

/** The RSA private operation on an encoded message of the modulus' length. */
function raw(jwk: Jwk, encoded: Buffer): Buffer {
	return privateEncrypt(
		{ key: createPrivateKey({ key: jwk, format: "jwk" }), padding: constants.RSA_NO_PADDING },
		encoded,
	);
}

/** Length of the modulus in bytes. */
function sizeOf(jwk: Jwk): number {
	return Buffer.from(String(jwk["n"]), "base64url").length;
}

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2.1). `garbage` bytes follow the digest inside a shortened padding: a forgery's shape, never valid. */
export function signRs256(jwk: Jwk, data: Uint8Array, digestInfo: Buffer = DIGEST_INFO.standard, garbage = 0): Buffer {
	const tail = Buffer.concat([digestInfo, sha256(data), Buffer.alloc(garbage, 0xff)]);
	const padding = Buffer.alloc(sizeOf(jwk) - tail.length - 3, 0xff);
	return raw(jwk, Buffer.concat([Buffer.from([0, 1]), padding, Buffer.from([0]), tail]));
}

function maskGeneration(seed: Buffer, length: number): Buffer {
	const blocks: Buffer[] = [];
	for (let counter = 0; blocks.length * 32 < length; counter += 1) {
		const suffix = Buffer.alloc(4);
		suffix.writeUInt32BE(counter);
		blocks.push(sha256(Buffer.concat([seed, suffix])));
	}
	return Buffer.concat(blocks).subarray(0, length);
}

/**
 * RSASSA-PSS with SHA-256 (RFC 8017 §9.1.1) and a salt of fixed content, so that generating twice gives the same
 * bytes. `saltLength` other than 32 is what JWT-ALG-04 excludes. For published keys of 2048 bits only.
 */
export function signPs256(jwk: Jwk, data: Uint8Array, saltLength = 32): Buffer {
	const salt = Buffer.alloc(saltLength, "countersign published test salt.");
	const hash = sha256(Buffer.concat([Buffer.alloc(8), sha256(data), salt]));
	const length = sizeOf(jwk) - hash.length - 1;
	const block = Buffer.concat([Buffer.alloc(length - saltLength - 1), Buffer.from([1]), salt]);
	const mask = maskGeneration(hash, length);
	const masked = Buffer.from(block.map((byte, index) => byte ^ (mask[index] ?? 0)));
	// One bit less than the modulus has: emBits is 2047.
	masked[0] = (masked[0] ?? 0) & 0x7f;
	return raw(jwk, Buffer.concat([masked, hash, Buffer.from([0xbc])]));
}
