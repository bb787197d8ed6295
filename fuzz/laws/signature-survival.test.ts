import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oddRequest, sortedRequest, validRequest } from "../arbitraries/raw-request.ts";
import { textEdit } from "../arbitraries/text-edit.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, type Scheme, sortedQuery } from "../core.ts";
import { type Canonicalizer, coreCanonicalizer } from "../subjects/canonicalizer.ts";
import { coreCodec } from "../subjects/signature-codec.ts";
import { type SignatureCodec, signaturesSurviveTheirWay } from "./signature-survival.ts";

const cases = fc.record({
	request: fc.oneof({ weight: 3, arbitrary: validRequest }, { weight: 3, arbitrary: sortedRequest }, oddRequest),
	secret: fc.string({ unit: "grapheme", minLength: 30, maxLength: 40 }),
	edit: textEdit,
});
const search = (canonicalize: Canonicalizer, codec: SignatureCodec) =>
	checkable(cases, signaturesSurviveTheirWay(canonicalize, codec)).search({ seed: 20_260_108, runs: 2000 });

const faulty = (scheme: Scheme, change: Partial<SignatureCodec>): [Canonicalizer, SignatureCodec] => [
	coreCanonicalizer(scheme),
	{ ...coreCodec(scheme), ...change },
];

describe("a signature survives its way", () => {
	it.each([countersignV1, sortedQuery])("under $name", async (scheme) => {
		expect(await search(coreCanonicalizer(scheme), coreCodec(scheme))).toMatchObject({ kind: "held" });
	});

	const strict = coreCodec(countersignV1);
	const sorted = coreCodec(sortedQuery);
	it.each<[string, [Canonicalizer, SignatureCodec], string]>([
		[
			"hexadecimal in any case",
			faulty(countersignV1, { read: (text) => strict.read(text.toLowerCase()) }),
			"HMAC-HDR-09",
		],
		[
			"what follows a signature",
			faulty(countersignV1, { read: (text) => strict.read(text.slice(0, 67)) }),
			"HMAC-HDR-09",
		],
		["base64 as Node reads it", faulty(sortedQuery, { read: (text) => Buffer.from(text, "base64") }), "HMAC-HDR-09"],
		["half of a MAC", faulty(countersignV1, { read: (text) => strict.read(text)?.slice(0, 16) }), "HMAC-SIG-04"],
		[
			"a secret without its blanks",
			faulty(countersignV1, { keyBytes: (secret) => Buffer.from(secret.trim(), "utf8") }),
			"HMAC-SIG-02",
		],
		[
			"a secret that looks like hexadecimal, decoded",
			faulty(countersignV1, { keyBytes: (secret) => Buffer.from(secret, "hex") }),
			"HMAC-SIG-02",
		],
		[
			"MACs in another alphabet",
			faulty(sortedQuery, { write: (mac) => Buffer.from(mac).toString("base64url"), read: sorted.read }),
			"HMAC-SIG-04",
		],
	])("unless a gateway reads %s", async (_, [canonicalize, codec], requirement) => {
		expect(await search(canonicalize, codec)).toMatchObject({ kind: "broken", violation: { requirement } });
	});

	it("unless a canonical target is canonicalized again to something else", async () => {
		const reference = coreCanonicalizer(sortedQuery);
		const escaping: Canonicalizer = (request) => {
			const result = reference(request);
			return result.accepted ? { ...result, target: result.target.replaceAll("%", "%25") } : result;
		};
		expect(await search(escaping, sorted)).toMatchObject({
			kind: "broken",
			violation: { requirement: "HMAC-CANON-01" },
		});
	});
});
