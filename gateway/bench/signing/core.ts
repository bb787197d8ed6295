import { createHmac, createSecretKey, hash } from "node:crypto";
import { countersignV1, parseTarget, secretBytes, stringToSign } from "#protocol";

/** A request as its sender has it before it is signed. */
export interface Unsigned {
	readonly method: string;
	/** As signed: lower case, without the default port. */
	readonly host: string;
	/** Path and query. */
	readonly target: string;
	/** Empty where there is none. */
	readonly contentType: string;
	readonly body: Uint8Array;
	readonly keyId: string;
	/** Unix seconds. */
	readonly timestamp: number;
	readonly nonce: string;
}

/** What signing adds to it. */
export interface Signature {
	readonly contentHash: string;
	readonly signature: string;
}

/**
 * Signs under `countersign-v1` with the core, and with Node's own hashes. The secret becomes a key once: Node takes several times
 * as long for an HMAC whose key comes as bytes. Throws for a target or secret that the scheme does not allow.
 */
export function coreSigner(secret: string): (request: Unsigned) => Signature {
	const bytes = secretBytes(secret, countersignV1);
	if (bytes === undefined) {
		throw new TypeError("the secret is not one that the scheme allows");
	}
	const key = createSecretKey(bytes);
	const { prefix, encoding } = countersignV1.signature;
	return ({ body, timestamp, ...request }) => {
		const target = parseTarget(request.target, countersignV1);
		if (!target.ok) {
			throw new TypeError("the target is not one that the scheme allows");
		}
		const contentHash = hash("sha256", body);
		const parts = { ...request, timestamp: String(timestamp), target: target.value, contentHash };
		const mac = createHmac("sha256", key).update(stringToSign(parts, countersignV1)).digest(encoding);
		return { contentHash, signature: prefix + mac };
	};
}
