import { describe, expect, it } from "vitest";
import {
	type HeaderLookup,
	hasSignedHeader,
	headerRoles,
	parseSignature,
	parseSignedHeaders,
	trimOws,
} from "./headers.ts";
import { countersignV1, type HeaderRole, sortedQuery } from "./scheme.ts";

const valid: Readonly<Record<HeaderRole, string>> = {
	keyId: "live_org_test123",
	timestamp: "1767225600",
	nonce: "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55",
	contentHash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	signature: `v1=${"0a".repeat(32)}`,
};

function lookup(values: Readonly<Partial<Record<HeaderRole, string | null>>> = {}): HeaderLookup {
	const merged = { ...valid, ...values };
	const byName = new Map(headerRoles.map((role) => [countersignV1.headers[role].name, merged[role]]));
	return (name) => byName.get(name) ?? null;
}

describe("the five signed header fields", () => {
	it("are parsed, the signature to its bytes and the others as sent", () => {
		const parsed = parseSignedHeaders(lookup(), countersignV1);
		expect(parsed).toEqual({ ok: true, value: { ...valid, signature: new Uint8Array(32).fill(10) } });
	});

	it.each(headerRoles)("are refused when %s is missing or empty", (role) => {
		for (const value of [null, "", " \t"]) {
			expect(parseSignedHeaders(lookup({ [role]: value }), countersignV1)).toMatchObject({
				ok: false,
				refusal: { code: "malformed_request" },
			});
		}
	});

	it.each(headerRoles)("are refused when %s occurs twice, which the platform joins", (role) => {
		const twice = `${valid[role]}, ${valid[role]}`;
		expect(parseSignedHeaders(lookup({ [role]: twice }), countersignV1).ok).toBe(false);
	});

	it.each(headerRoles)("lose SP and HTAB at the ends of %s and nothing else", (role) => {
		expect(parseSignedHeaders(lookup({ [role]: ` \t${valid[role]}\t ` }), countersignV1)).toEqual(
			parseSignedHeaders(lookup(), countersignV1),
		);
		for (const blank of ["\u000b", "\u000c", "\u00a0", "\ufeff", "\n", "\r", "\u2028"]) {
			expect(parseSignedHeaders(lookup({ [role]: valid[role] + blank }), countersignV1).ok).toBe(false);
			expect(parseSignedHeaders(lookup({ [role]: blank + valid[role] }), countersignV1).ok).toBe(false);
		}
	});

	it.each<[HeaderRole, string]>([
		["keyId", "a".repeat(65)],
		["keyId", "a.b"],
		["keyId", "a b"],
		["keyId", "é"],
		["keyId", "../a"],
		["timestamp", "176722560"],
		["timestamp", "17672256000"],
		["timestamp", "0767225600"],
		["timestamp", "+767225600"],
		["timestamp", "1767225600.0"],
		["timestamp", "1.76722e9"],
		["timestamp", "0x69559a00"],
		["timestamp", "١٧٦٧٢٢٥٦٠٠"],
		["timestamp", "1767225600abc"],
		["nonce", "a".repeat(15)],
		["nonce", "a".repeat(65)],
		["nonce", "a.b.c.d.e.f.g.h.i"],
		["contentHash", valid.contentHash.toUpperCase()],
		["contentHash", valid.contentHash.slice(1)],
		["contentHash", `${valid.contentHash}0`],
		["contentHash", "UNSIGNED-PAYLOAD"],
		["signature", "0a".repeat(32)],
		["signature", `V1=${"0a".repeat(32)}`],
		["signature", `v2=${"0a".repeat(32)}`],
		["signature", `v1=${"0A".repeat(32)}`],
		["signature", `v1=${"0a".repeat(31)}`],
		["signature", `v1=${"0a".repeat(33)}`],
		["signature", `v1=${"0g".repeat(32)}`],
		["signature", `v1= ${"0a".repeat(32)}`],
	])("are refused for a %s outside its grammar: %s", (role, value) => {
		expect(parseSignedHeaders(lookup({ [role]: value }), countersignV1)).toMatchObject({
			ok: false,
			refusal: { code: "malformed_request" },
		});
	});

	it.each<[HeaderRole, string]>([
		["keyId", "a"],
		["keyId", "A-Z_0".repeat(12)],
		["timestamp", "9999999999"],
		["timestamp", "1000000000"],
		["nonce", "-".repeat(16)],
		["nonce", "_".repeat(64)],
	])("may have a %s at the edge of its grammar: %s", (role, value) => {
		expect(parseSignedHeaders(lookup({ [role]: value }), countersignV1).ok).toBe(true);
	});

	it("make a request an HMAC request as soon as one of them is there, even empty", () => {
		for (const role of headerRoles) {
			expect(hasSignedHeader((name) => (name === countersignV1.headers[role].name ? "" : null), countersignV1)).toBe(
				true,
			);
		}
		expect(hasSignedHeader(() => null, countersignV1)).toBe(false);
		expect(hasSignedHeader((name) => (name === "x_key_id" ? "a" : null), countersignV1)).toBe(false);
	});
});

describe("a sorted-query signature", () => {
	const text = `${"A".repeat(42)}A=`;

	it("is the one canonical, padded base64 of 32 bytes", () => {
		expect(parseSignature(text, sortedQuery)).toEqual(new Uint8Array(32));
	});

	it.each([
		text.slice(0, -1),
		`${"A".repeat(42)}B=`,
		`${"A".repeat(41)}_A=`,
		`${"A".repeat(40)}==`,
		`${text}=`,
		`v1=${text}`,
		` ${text}`,
		"",
	])("is refused in any other spelling: %j", (other) => {
		expect(parseSignature(other, sortedQuery)).toBeUndefined();
	});

	it("stands beside a content hash that may be the marker", () => {
		const headers = lookup({ contentHash: "UNSIGNED-PAYLOAD", signature: text });
		expect(parseSignedHeaders(headers, sortedQuery).ok).toBe(true);
		expect(parseSignedHeaders(lookup({ contentHash: "unsigned-payload", signature: text }), sortedQuery).ok).toBe(
			false,
		);
	});
});

describe("optional white space", () => {
	it.each([
		["  a b \t", "a b"],
		["\t", ""],
		["", ""],
		["a", "a"],
		["\u00a0a\n", "\u00a0a\n"],
	])("is SP and HTAB at the ends: %j", (text, trimmed) => {
		expect(trimOws(text)).toBe(trimmed);
	});
});
