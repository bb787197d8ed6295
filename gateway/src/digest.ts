import { encodeUtf8 } from "#protocol";

/** SHA-256 of the bytes as they are (HMAC-BODY). */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** HMAC-SHA-256 over the UTF-8 bytes of the text, compared by the platform in constant time (HMAC-SIG-04, HMAC-SIG-05). */
export async function verifyMac(
	secret: Uint8Array<ArrayBuffer>,
	mac: Uint8Array<ArrayBuffer>,
	text: string,
): Promise<boolean> {
	const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
	return crypto.subtle.verify("HMAC", key, mac, encodeUtf8(text));
}
