import { HttpRequest } from "@smithy/core/protocols";
import { Hash } from "@smithy/core/serde";
import { SignatureV4 } from "@smithy/signature-v4";
import { amazonCredential, bodyText, signedByAll } from "./request.ts";
import type { BenchSigner } from "./signer.ts";

/** As the AWS SDK makes it in Node, whose own hashes it takes. */
class NodeSha256 extends Hash {
	constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
		super("sha256", secret);
	}
}

/** AWS Signature Version 4: method, host, path, query, the content type, the time and the body are signed. */
export function smithy(): BenchSigner {
	const { accessKeyId, secretAccessKey, service, region } = amazonCredential;
	const signer = new SignatureV4({
		credentials: { accessKeyId, secretAccessKey },
		service,
		region,
		applyChecksum: false,
		sha256: NodeSha256,
	});
	const request = requestToSign();
	const signingDate = new Date(signedByAll.timestamp * 1000);
	return {
		name: "@smithy/signature-v4",
		sign: async () => String((await signer.sign(request, { signingDate })).headers["authorization"]),
	};
}

function requestToSign(): HttpRequest {
	const { method, host, target, contentType } = signedByAll;
	const url = new URL(target, `https://${host}`);
	return new HttpRequest({
		method,
		protocol: url.protocol,
		hostname: host,
		path: url.pathname,
		query: Object.fromEntries(url.searchParams),
		headers: { host, "content-type": contentType },
		body: bodyText,
	});
}
