import {
	isKnownMethod,
	parseHost,
	parseSignedHeaders,
	parseTarget,
	type Refusal,
	type Result,
	type Scheme,
	signatureText,
	stringToSign,
	trimOws,
} from "../core.ts";
import type { RawRequest } from "../models/raw-request.ts";

/** What becomes of a request before its signature is looked at: a string to sign and a target to forward, or a refusal. */
type Canonicalized =
	| { readonly accepted: true; readonly text: string; readonly target: string }
	| { readonly accepted: false; readonly refusal: Refusal };

export type Canonicalizer = (request: RawRequest) => Canonicalized;

/** The core's functions in the order in which a gateway behind https composes them. */
export function coreCanonicalizer(scheme: Scheme): Canonicalizer {
	const signature = signatureText(new Uint8Array(32), scheme);
	return (request) => {
		const target = parseTarget(request.target, scheme);
		const host = parseHost(trimOws(request.host), 443);
		const signed = parseSignedHeaders(lookUpIn(request, signature), scheme);
		const contentType = trimOws(request.contentType ?? "");
		if (!isKnownMethod(request.method)) {
			return { accepted: false, refusal: { code: "method_not_allowed" } };
		}
		if (!target.ok) {
			return refusedWith(target);
		}
		if (!host.ok) {
			return refusedWith(host);
		}
		if (!signed.ok) {
			return refusedWith(signed);
		}
		if (!/^[\x20-\x7e]*$/.test(contentType)) {
			return { accepted: false, refusal: { code: "malformed_request" } };
		}
		const { method } = request;
		const parts = { ...signed.value, method, host: host.value, target: target.value, contentType };
		return { accepted: true, text: stringToSign(parts, scheme), target: target.value.text };
	};
}

function refusedWith({ refusal }: Extract<Result<unknown>, { ok: false }>): Canonicalized {
	return { accepted: false, refusal };
}

function lookUpIn(request: RawRequest, signature: string): (name: string) => string | null {
	const values: Readonly<Record<string, string>> = {
		"x-key-id": request.keyId,
		"x-timestamp": request.timestamp,
		"x-nonce": request.nonce,
		"x-content-sha256": request.contentHash,
		"x-signature": signature,
	};
	return (name) => values[name] ?? null;
}
