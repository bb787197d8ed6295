import { encodeHex, encodeUtf8, parseTarget, type Scheme, signatureText, stringToSign } from "#protocol";
import type { HeaderPair } from "./incoming.ts";

/** What a key holder signs; every member has an honest default. */
export interface ToSign {
	readonly keyId: string;
	readonly secret: string;
	readonly timestamp: string;
	readonly nonce: string;
	readonly method: string;
	readonly host: string;
	readonly target: string;
	readonly contentType: string;
	readonly body: Uint8Array<ArrayBuffer>;
	readonly scheme: Scheme;
}

/** A nonce that no other request has. */
export function freshNonce(): string {
	return crypto.randomUUID();
}

/** The header fields of an honestly signed request, Host among them. */
export async function signedHeaders(request: ToSign): Promise<readonly HeaderPair[]> {
	const { scheme, keyId, timestamp, nonce, method, host, contentType } = request;
	const target = parseTarget(request.target, scheme);
	if (!target.ok) {
		throw new Error(`the target to sign is malformed: ${target.refusal.reason ?? target.refusal.code}`);
	}
	const contentHash = encodeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", request.body)));
	const parts = { keyId, timestamp, nonce, method, host, target: target.value, contentType, contentHash };
	const mac = await hmac(request.secret, stringToSign(parts, scheme));
	const { headers } = scheme;
	return [
		["host", host],
		...(contentType === "" ? [] : [["content-type", contentType] as const]),
		[headers.keyId.name, keyId],
		[headers.timestamp.name, timestamp],
		[headers.nonce.name, nonce],
		[headers.contentHash.name, contentHash],
		[headers.signature.name, signatureText(mac, scheme)],
	];
}

async function hmac(secret: string, text: string): Promise<Uint8Array> {
	const algorithm = { name: "HMAC", hash: "SHA-256" };
	const key = await crypto.subtle.importKey("raw", encodeUtf8(secret), algorithm, false, ["sign"]);
	return new Uint8Array(await crypto.subtle.sign("HMAC", key, encodeUtf8(text)));
}
