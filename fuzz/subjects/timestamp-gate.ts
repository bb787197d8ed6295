import { isFresh, parseSignedHeaders, type Scheme, signatureText } from "../core.ts";
import type { TimestampGate } from "../laws/window.ts";

/** Grammar and freshness as a gateway composes them. */
export function coreTimestampGate(scheme: Scheme): TimestampGate {
	const signature = signatureText(new Uint8Array(32), scheme);
	return (text, nowMs) => {
		const values = new Map([
			[scheme.headers.keyId.name, "k"],
			[scheme.headers.timestamp.name, text],
			[scheme.headers.nonce.name, "0123456789abcdef"],
			[scheme.headers.contentHash.name, "0".repeat(64)],
			[scheme.headers.signature.name, signature],
		]);
		const signed = parseSignedHeaders((name) => values.get(name) ?? null, scheme);
		return signed.ok && isFresh(signed.value.timestamp, nowMs, scheme);
	};
}
