import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { builtInSchemes, countersignV1 } from "../client/protocol.ts";
import { signingVectors } from "../harness/vectors.ts";
import { type SigningRequest, signRequest } from "./sign-request.ts";
import { toWire } from "./wire-text.ts";

function schemeOf(name: string) {
	const scheme = builtInSchemes[name];
	if (scheme === undefined) throw new Error(`no scheme ${name}`);
	return scheme;
}

const plain: SigningRequest = {
	keyId: "live_org_test123",
	secret: "countersign-published-test-secret-01",
	timestamp: "1767225600",
	nonce: "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55",
	method: "GET",
	url: "https://gw.example.com/sites",
	headers: [],
	body: new Uint8Array(),
};

describe("the signer of the command line", () => {
	const vectors = signingVectors();

	it.each(vectors)("$vector.id", ({ scheme, vector }) => {
		const { input, expect: wanted } = vector;
		const result = signRequest(
			{
				...input,
				url: toWire(input.url),
				headers: input.headers.map(([name, value]) => [name, toWire(value)]),
				timestamp: String(input.timestamp),
				body: Buffer.from(input.bodyBase64, "base64"),
			},
			schemeOf(scheme),
		);
		if ("refusal" in wanted) {
			const refused = result.ok ? undefined : result.refusal;
			const { code, offset, reason } = refused ?? {};
			expect({ code, offset, reason }).toEqual({ offset: undefined, reason: undefined, ...wanted.refusal });
		} else {
			const { target, contentHash, stringToSign, signature, headers } = result.ok ? result.signed : {};
			expect({ target, contentHash, stringToSign, signature, headers }).toEqual(wanted);
		}
	});

	it("names the part that is wrong, and no value", () => {
		const because = (change: Partial<SigningRequest>) => {
			const result = signRequest({ ...plain, ...change }, countersignV1);
			return result.ok ? undefined : result.refusal.because;
		};
		expect(because({ nonce: "short" })).toBe("the nonce");
		expect(because({ keyId: "" })).toBe("the key id");
		expect(because({ headers: [["X-NONCE", "n"]] })).toContain("X-NONCE");
		expect(because({ body: Buffer.from("x") })).toContain("GET");
	});
});
