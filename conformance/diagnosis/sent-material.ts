import { createHash } from "node:crypto";
import { type HeaderRole, parseHost, type Scheme, trimOws } from "../client/protocol.ts";
import type { SentRequest } from "./input/sent-request.ts";
import type { Material } from "./material.ts";
import { valuesOf } from "./sign-request.ts";
import { defaultPorts } from "./split-url.ts";

/** The value of an HMAC header field as it was sent, blanks at its ends removed; undefined if there is none. */
export function sentValue({ headers }: SentRequest, role: HeaderRole, scheme: Scheme): string | undefined {
	return valuesOf(headers, scheme.headers[role].name)[0];
}

/** The host that is signed; one that is none is taken in lower case. */
function signedHost({ host, urlScheme }: SentRequest): string {
	const parsed = parseHost(trimOws(host), defaultPorts[urlScheme]);
	return parsed.ok ? parsed.value : trimOws(host).toLowerCase();
}

/** What the signer of a request that was sent had at hand. Values that are missing are empty, a missing content hash is computed. */
export function sentMaterial(request: SentRequest, scheme: Scheme, secret: string): Material {
	const { method, target, urlScheme, host, url, headers, body } = request;
	const value = (role: HeaderRole): string => sentValue(request, role, scheme) ?? "";
	return {
		scheme,
		secret,
		keyId: value("keyId"),
		timestamp: value("timestamp"),
		nonce: value("nonce"),
		method,
		urlScheme,
		authority: trimOws(host),
		host: signedHost(request),
		target,
		url,
		contentType: valuesOf(headers, "content-type")[0] ?? "",
		rawContentType: headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "",
		body,
		contentHash: sentValue(request, "contentHash", scheme) ?? createHash("sha256").update(body).digest("hex"),
	};
}
