import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { HmacKey } from "./context.ts";
import type { Signing } from "./probe.ts";
import { countersignV1, sortedQuery } from "./protocol.ts";
import { type SignerInput, sign } from "./signer.ts";

function key(id: string, ...[first, ...others]: [string, ...string[]]): HmacKey {
	const text = (secret: string) => ({ reveal: () => secret });
	return { id, secrets: [text(first), ...others.map(text)], retired: text("retired-retired-retired-retired-r") };
}

const secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const other = "c2Vjb25kLXNlY29uZC1zZWNvbmQtc2Vjb25kLXNlY29uZA==";
const keys = {
	key: key("live_org_test123", secret, other),
	second: key("live_second", "second-second-second-second-secon"),
};

const input: SignerInput = {
	method: "POST",
	target: "/sites/s1?b=2&a=1+x",
	host: "gw.test",
	contentType: " application/json\t",
	body: Buffer.from('{"a":1}'),
	nonce: "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55",
	now: 1767225600.9,
};
const contentHash = createHash("sha256").update('{"a":1}').digest("hex");
const lines = [
	"countersign-v1",
	"live_org_test123",
	"1767225600",
	"8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55",
	"POST",
	"gw.test",
	"/sites/s1?b=2&a=1+x",
	"application/json",
	contentHash,
];

function hmac(text: string, secretBytes: Buffer | string = secret, algorithm = "sha256"): string {
	return `v1=${createHmac(algorithm, secretBytes).update(text, "latin1").digest("hex")}`;
}

function signatureUnder(signing: Signing): string {
	return sign(input, keys, countersignV1, signing).signature;
}

describe("an honest signer", () => {
	it("signs the nine lines of countersign-v1", () => {
		const signed = sign(input, keys, countersignV1);
		expect(signed.stringToSign).toBe(lines.join("\n"));
		expect(signed.headers).toEqual([
			["x-key-id", "live_org_test123"],
			["x-timestamp", "1767225600"],
			["x-nonce", "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55"],
			["x-content-sha256", contentHash],
			["x-signature", hmac(lines.join("\n"))],
		]);
	});

	it("signs the sorted and re-encoded query of sorted-query, in base64", () => {
		const signed = sign({ ...input, target: "/a%7eb?b=2&a=1+x&b=%31&&c" }, keys, sortedQuery);
		const text = [
			"POST",
			"/a~b",
			"a=1%20x&b=2&b=1&c=",
			"content-type:application/json",
			"host:gw.test",
			"1767225600",
			input.nonce,
			contentHash,
		].join("\n");
		expect(signed.stringToSign).toBe(text);
		expect(signed.signature).toBe(createHmac("sha256", secret).update(text).digest("base64"));
	});

	it("signs what the grammar refuses, byte for byte as it is sent", () => {
		const signed = sign({ ...input, target: "/a/../b?\xe9" }, keys, countersignV1);
		const text = lines.with(6, "/a/../b?\xe9").join("\n");
		expect(signed.stringToSign).toBe(text);
		expect(signed.signature).toBe(hmac(text));
	});

	it("takes the UTF-8 bytes of a secret, or decodes it where the scheme says so", () => {
		const umlaut = { key: key("k", `${"\u00fc".repeat(32)}`) };
		expect(sign(input, umlaut, countersignV1).signature).toBe(
			hmac(lines.with(1, "k").join("\n"), Buffer.from("\u00fc".repeat(32), "utf8")),
		);
		const decoding = { ...countersignV1, secret: { encoding: "hex", minLength: 32 } } as const;
		expect(sign(input, keys, decoding).signature).toBe(hmac(lines.join("\n"), Buffer.from(secret, "hex")));
	});

	it("counts milliseconds where the scheme does", () => {
		const scheme = { ...countersignV1, timestamp: { unit: "milliseconds", windowSeconds: 300 } } as const;
		expect(sign(input, keys, scheme, { timestampOffset: -1 }).headers[1]).toEqual(["x-timestamp", "1767225599900"]);
	});
});

describe("a mistaken signer", () => {
	it("sends and signs the values that it is told to", () => {
		const signed = sign(input, keys, countersignV1, {
			timestamp: "+{now}.0",
			timestampOffset: 10,
			nonce: "n{nonce:8}",
			keyId: "{key:upper}",
			contentHash: "UNSIGNED-PAYLOAD",
		});
		const text = [
			lines[0],
			"LIVE_ORG_TEST123",
			"+1767225610.0",
			"n8f14e45f",
			...lines.slice(4, 8),
			"UNSIGNED-PAYLOAD",
		].join("\n");
		expect(signed.headers).toEqual([
			["x-key-id", "LIVE_ORG_TEST123"],
			["x-timestamp", "+1767225610.0"],
			["x-nonce", "n8f14e45f"],
			["x-content-sha256", "UNSIGNED-PAYLOAD"],
			["x-signature", hmac(text)],
		]);
	});

	it("replaces and leaves out lines without changing what is sent", () => {
		const signed = sign(input, keys, countersignV1, { lines: { version: null, method: "GET", contentType: "" } });
		expect(signed.stringToSign).toBe(lines.with(4, "GET").with(7, "").slice(1).join("\n"));
		expect(signed.headers[4]?.[1]).toBe(hmac(signed.stringToSign));
		expect(() => sign(input, keys, countersignV1, { lines: { path: null } })).toThrow(RangeError);
	});

	it("writes the honest text of a line where its replacement names it", () => {
		const signing = { lines: { host: "{line:upper}:443", contentHash: "{line}\n" } };
		expect(signatureUnder(signing)).toBe(hmac(`${lines.with(5, "GW.TEST:443").join("\n")}\n`));
	});

	it("joins with another separator", () => {
		expect(signatureUnder({ separator: "" })).toBe(hmac(lines.join("")));
	});

	it("takes each wrong secret", () => {
		const text = lines.join("\n");
		expect(signatureUnder({ secret: "empty" })).toBe(hmac(text, ""));
		expect(signatureUnder({ secret: "undefined-text" })).toBe(hmac(text, "undefined"));
		expect(signatureUnder({ secret: "with-newline" })).toBe(hmac(text, `${secret}\n`));
		expect(signatureUnder({ secret: "hex-decoded" })).toBe(hmac(text, Buffer.from(secret, "hex")));
		expect(signatureUnder({ secret: "base64-decoded" })).toBe(hmac(text, Buffer.from(secret, "base64")));
		expect(signatureUnder({ secret: "other-active" })).toBe(hmac(text, other));
		expect(signatureUnder({ secret: "second-key" })).toBe(hmac(text, "second-second-second-second-secon"));
		expect(signatureUnder({ secret: "retired" })).toBe(hmac(text, "retired-retired-retired-retired-r"));
		expect(signatureUnder({ secretText: "of-a-key-that-a-check-wrote" })).toBe(
			hmac(text, "of-a-key-that-a-check-wrote"),
		);
		expect(signatureUnder({ secretText: "00ff", secret: "hex-decoded" })).toBe(hmac(text, Buffer.from("00ff", "hex")));
	});

	it("throws where the secret that it should take wrongly is not there", () => {
		const lone = { key: { id: "k", secrets: keys.second.secrets } };
		for (const variant of ["second-key", "retired", "other-active"] as const) {
			expect(() => sign(input, lone, countersignV1, { secret: variant })).toThrow(RangeError);
		}
	});

	it("takes each wrong digest", () => {
		const text = lines.join("\n");
		expect(signatureUnder({ digest: "hmac-sha1" })).toBe(hmac(text, secret, "sha1"));
		expect(signatureUnder({ digest: "hmac-sha512" })).toBe(hmac(text, secret, "sha512"));
		expect(signatureUnder({ digest: "hmac-sha512-cut" })).toBe(hmac(text, secret, "sha512").slice(0, 67));
		expect(signatureUnder({ digest: "hmac-sha512-256" })).toBe(hmac(text, secret, "sha512-256"));
		expect(signatureUnder({ digest: "hmac-sha3-256" })).toBe(hmac(text, secret, "sha3-256"));
		expect(signatureUnder({ digest: "hmac-swapped" })).toBe(
			`v1=${createHmac("sha256", text).update(secret).digest("hex")}`,
		);
		expect(signatureUnder({ digest: "hash-of-secret-and-message" })).toBe(
			`v1=${createHash("sha256")
				.update(secret + text)
				.digest("hex")}`,
		);
	});
});
