import { AwsV4Signer } from "aws4fetch";
import { amazonCredential, bodyText, signedByAll } from "./request.ts";
import type { BenchSigner } from "./signer.ts";

/** AWS Signature Version 4, the same fields, by WebCrypto, which in Node goes over another thread. */
export function aws4fetch(): BenchSigner {
	const { method, host, target, contentType, timestamp } = signedByAll;
	const request = {
		...amazonCredential,
		method,
		url: `https://${host}${target}`,
		headers: { "content-type": contentType },
		body: bodyText,
		datetime: new Date(timestamp * 1000).toISOString().replace(/[-:]|\.\d+/g, ""),
		allHeaders: true,
		// Where it keeps the keys that it derives from the secret.
		cache: new Map<string, ArrayBuffer>(),
	};
	return {
		name: "aws4fetch",
		sign: async () => String((await new AwsV4Signer(request).sign()).headers.get("authorization")),
	};
}
