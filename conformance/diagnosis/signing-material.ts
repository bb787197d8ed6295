import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { Scheme } from "../client/protocol.ts";
import type { Material } from "./material.ts";
import { type SigningRequest, valuesOf } from "./sign-request.ts";
import { splitUrl } from "./split-url.ts";

/** What a signer had at hand, from what it was given to sign; undefined for a URL that cannot be taken apart. */
export function signingMaterial(request: SigningRequest, scheme: Scheme): Material | undefined {
	const url = splitUrl(request.url);
	if (url === undefined) return undefined;
	const body = Buffer.from(request.body);
	return {
		scheme,
		secret: request.secret,
		keyId: request.keyId,
		timestamp: request.timestamp,
		nonce: request.nonce,
		method: request.method,
		urlScheme: url.scheme,
		authority: url.authority,
		host: url.host,
		target: url.target,
		url: request.url,
		contentType: valuesOf(request.headers, "content-type")[0] ?? "",
		rawContentType: request.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "",
		body,
		contentHash: createHash("sha256").update(body).digest("hex"),
	};
}
