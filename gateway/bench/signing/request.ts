import type { Unsigned } from "./core.ts";

/** The request that all libraries sign: a POST with a JSON body of one kibibyte. */
export const signedByAll: Unsigned = {
	method: "POST",
	host: "gateway.test",
	target: "/sites/s_4711?expand=owner&limit=20",
	contentType: "application/json",
	body: Buffer.from(JSON.stringify({ text: "x".repeat(1013) })),
	keyId: "live_org_bench",
	timestamp: 1_767_225_600,
	nonce: "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55",
};

export const secret = "the-secret-of-every-key-on-the-bench-0123456789";

/** The same body as text. */
export const bodyText = Buffer.from(signedByAll.body).toString();

/** What Amazon's scheme has in place of a key id and a secret. */
export const amazonCredential = {
	accessKeyId: signedByAll.keyId,
	secretAccessKey: secret,
	service: "execute-api",
	region: "us-east-1",
} as const;
