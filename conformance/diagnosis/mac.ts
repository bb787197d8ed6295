import type { Buffer } from "node:buffer";
import { createHash, createHmac, createSecretKey, type KeyObject } from "node:crypto";

/** Key objects of key bytes: making one costs more than a MAC under it. */
const keyObjects = new WeakMap<Buffer, KeyObject>();

export function hmac(algorithm: string, key: Buffer, message: Buffer): Buffer {
	let object = keyObjects.get(key);
	if (object === undefined) {
		object = createSecretKey(key);
		keyObjects.set(key, object);
	}
	return createHmac(algorithm, object).update(message).digest();
}

export function digest(algorithm: string, ...parts: readonly Buffer[]): Buffer {
	const hash = createHash(algorithm);
	for (const part of parts) hash.update(part);
	return hash.digest();
}
