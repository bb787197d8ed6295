import { parseSignature, type Scheme, secretBytes, signatureText, trimOws } from "../core.ts";
import type { SignatureCodec } from "../laws/signature-survival.ts";

/** How the core writes and reads the MACs of a scheme. */
export function coreCodec(scheme: Scheme): SignatureCodec {
	return {
		write: (mac) => signatureText(mac, scheme),
		read: (text) => parseSignature(trimOws(text), scheme),
		keyBytes: (secret) => secretBytes(secret, scheme),
	};
}
