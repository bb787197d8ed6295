import { createHash, createHmac } from "node:crypto";
import type { SchemeName } from "../../format.ts";

/** Lower-case hexadecimal SHA-256. */
export function sha256Hex(bytes: Uint8Array): string {
	return createHash("sha256").update(bytes).digest("hex");
}

/** HMAC-SHA-256 under the UTF-8 bytes of the secret text; each character of the text is one byte (HMAC-SIG-01, HMAC-SIG-02). */
export function mac(secret: string, text: string): Buffer {
	return createHmac("sha256", Buffer.from(secret, "utf8")).update(Buffer.from(text, "latin1")).digest();
}

/** The value of X-Signature (HMAC-HDR-09, SORT-09). */
export function signatureText(bytes: Buffer, scheme: SchemeName): string {
	return scheme === "countersign-v1" ? `v1=${bytes.toString("hex")}` : bytes.toString("base64");
}
