import { hash } from "node:crypto";
import { createSigner, httpbis, type Request } from "http-message-signatures";
import { secret, signedByAll } from "./request.ts";
import type { BenchSigner } from "./signer.ts";

const { method, host, target, contentType, body, keyId, nonce, timestamp } = signedByAll;

/** How RFC 9421 is told to sign what `countersign-v1` signs. */
const configuration = {
	key: createSigner(secret, "hmac-sha256", keyId),
	fields: ["@method", "@authority", "@path", "@query", "content-type", "content-digest"],
	params: ["created", "keyid", "nonce"],
	paramValues: { created: new Date(timestamp * 1000), nonce },
};

/** The signed request as the library returns it; the digest of the body is the caller's to make (RFC 9530). */
export async function signedMessage(): Promise<Request> {
	const digest = hash("sha256", body, "base64");
	const headers = { host, "content-type": contentType, "content-digest": `sha-256=:${digest}:` };
	return httpbis.signMessage(configuration, { method, url: `https://${host}${target}`, headers });
}

/** RFC 9421: the same fields are signed as under `countersign-v1`. */
export function httpMessageSignatures(): BenchSigner {
	return {
		name: "http-message-signatures",
		sign: async () => String((await signedMessage()).headers["Signature"]),
	};
}
