import { createHash, createHmac } from "node:crypto";
import { createVerifier, httpbis } from "http-message-signatures";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { aws4fetch } from "./aws4fetch.ts";
import { coreSigner } from "./core.ts";
import { signedMessage } from "./http-message-signatures.ts";
import { signers } from "./index.ts";
import { bodyText, secret, signedByAll } from "./request.ts";
import { smithy } from "./smithy.ts";
import { standardWebhooks } from "./standardwebhooks.ts";

const { keyId, timestamp, nonce, method, host, target, contentType, body } = signedByAll;
const sha256 = createHash("sha256").update(body).digest("hex");

describe("those who sign on the bench", () => {
	it.each(signers.map((signer) => signer()))("sign the same request in the same way again: $name", async ({ sign }) => {
		const signature = await sign();
		expect(signature.length).toBeGreaterThan(40);
		expect(await sign()).toBe(signature);
	});
});

describe("the core", () => {
	it("signs the nine lines of countersign-v1", () => {
		const lines = ["countersign-v1", keyId, timestamp, nonce, method, host, target, contentType, sha256];
		const signature = `v1=${createHmac("sha256", secret).update(lines.join("\n")).digest("hex")}`;
		expect(coreSigner(secret)(signedByAll)).toEqual({ contentHash: sha256, signature });
	});

	it("signs nothing that the scheme does not allow", () => {
		expect(() => coreSigner(secret)({ ...signedByAll, target: "/a/../b" })).toThrow(TypeError);
		expect(() => coreSigner("short")).toThrow(TypeError);
	});
});

describe("the others", () => {
	it("agree on the signature of Amazon's scheme, which two of them make", async () => {
		expect(await smithy().sign()).toBe(await aws4fetch().sign());
	});

	it("sign as RFC 9421 has it, by the library's own verifier", async () => {
		const message = await signedMessage();
		const keyLookup = async () => ({ id: keyId, algs: ["hmac-sha256"], verify: createVerifier(secret, "hmac-sha256") });
		expect(await httpbis.verifyMessage({ keyLookup }, message)).toBe(true);
		const altered = { ...message, method: "PUT" };
		await expect(httpbis.verifyMessage({ keyLookup }, altered)).resolves.toBe(false);
	});

	it("sign as Standard Webhooks has it", async () => {
		const signed = `${nonce}.${timestamp}.${bodyText}`;
		const mac = createHmac("sha256", secret).update(signed).digest("base64");
		expect(await standardWebhooks().sign()).toBe(`v1,${mac}`);
		expect(new Webhook(secret, { format: "raw" }).sign(nonce, new Date(timestamp * 1000), "other")).not.toBe(
			`v1,${mac}`,
		);
	});
});
