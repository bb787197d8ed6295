import { createECDH, createHash, createHmac } from "node:crypto";

/** The order of the base point of P-256 (SEC 2 §2.4.2). */
export const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const toInteger = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString("hex")}`);

/** 32 bytes, big-endian. */
export function toOctets(value: bigint): Buffer {
	return Buffer.from(value.toString(16).padStart(64, "0"), "hex");
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
	let result = 1n;
	for (let square = base % modulus, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % modulus) {
		if (rest & 1n) result = (result * square) % modulus;
	}
	return result;
}

/** The first k of RFC 6979 §3.2 for P-256 and SHA-256. */
function deterministicK(key: bigint, hash: Buffer): bigint {
	const seed = Buffer.concat([toOctets(key), toOctets(toInteger(hash) % P256_ORDER)]);
	const hmac = (secret: Buffer, ...parts: Buffer[]): Buffer =>
		createHmac("sha256", secret).update(Buffer.concat(parts)).digest();
	let v: Buffer = Buffer.alloc(32, 1);
	let k: Buffer = Buffer.alloc(32, 0);
	for (const marker of [0, 1]) {
		k = hmac(k, v, Buffer.from([marker]), seed);
		v = hmac(k, v);
	}
	for (;;) {
		v = hmac(k, v);
		const candidate = toInteger(v);
		if (candidate >= 1n && candidate < P256_ORDER) return candidate;
		k = hmac(k, v, Buffer.from([0]));
		v = hmac(k, v);
	}
}

/** ES256 (RFC 7518 §3.4) with the deterministic k of RFC 6979; `d` is the private key's 32 bytes. Not constant in time: for published keys only. */
export function signEs256(d: Uint8Array, data: Uint8Array): { r: bigint; s: bigint } {
	const key = toInteger(d);
	const hash = createHash("sha256").update(data).digest();
	const k = deterministicK(key, hash);
	const point = createECDH("prime256v1");
	point.setPrivateKey(toOctets(k));
	const r = toInteger(point.getPublicKey().subarray(1, 33)) % P256_ORDER;
	const inverse = power(k, P256_ORDER - 2n, P256_ORDER);
	return { r, s: (inverse * (toInteger(hash) + r * key)) % P256_ORDER };
}
