import type { CryptoKey } from "jose";
import { encodeUtf8 } from "#protocol";

/** SHA-256 of the bytes as they are (HMAC-BODY). */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	return bytes.byteLength === 0 ? sha256OfNothing : new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

const sha256OfNothing = Uint8Array.of(
	...[0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24],
	...[0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55],
);

/** Imported once for each array of bytes, by its identity; nothing else depends on whether it was. */
const importedKeys = new WeakMap<Uint8Array, CryptoKey>();

/** HMAC-SHA-256 over the UTF-8 bytes of the text, compared by the platform in constant time (HMAC-SIG-04, HMAC-SIG-05). */
export async function verifyMac(
	secret: Uint8Array<ArrayBuffer>,
	mac: Uint8Array<ArrayBuffer>,
	text: string,
): Promise<boolean> {
	const key = importedKeys.get(secret) ?? (await importKey(secret));
	return crypto.subtle.verify("HMAC", key, mac, encodeUtf8(text));
}

async function importKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
	importedKeys.set(secret, key);
	return key;
}
