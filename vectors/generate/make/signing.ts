import { isDeepStrictEqual } from "node:util";
import type { SchemeName, SigningFile, SigningInput, SigningRefusal, SigningVector } from "../../format.ts";
import { secretOf } from "../published-keys.ts";
import { sign } from "../reference/signer.ts";
import { type CaseHead, disagreement, head } from "./head.ts";

/** 2026-01-01T00:00:00Z. */
export const NOW = 1_767_225_600;
export const NONCE = "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55";

export interface SigningCase extends CaseHead {
	input?: Partial<SigningInput>;
	/** What the author says must happen; absent: it must be signed. */
	refusal?: SigningRefusal;
}

/** What a signer is given unless a case says otherwise. */
export const baseInput: SigningInput = {
	keyId: "live_org_test123",
	secret: secretOf("live_org_test123"),
	timestamp: NOW,
	nonce: NONCE,
	method: "GET",
	url: "https://gw.example.com/sites/s1?limit=10",
	headers: [],
	bodyBase64: "",
};

/** Base64 of text in UTF-8. */
export const text = (value: string): string => Buffer.from(value, "utf8").toString("base64");
/** Base64 of bytes written in hexadecimal. */
export const hex = (value: string): string => Buffer.from(value, "hex").toString("base64");

function vectorOf(
	family: string,
	scheme: SchemeName,
	base: SigningInput,
	given: SigningCase,
	first: string,
): SigningVector {
	const input = { ...base, ...given.input };
	const expect = sign(input, scheme);
	const found = "refusal" in expect ? expect.refusal : undefined;
	if (!isDeepStrictEqual(found, given.refusal)) throw disagreement(family, given, given.refusal, found);
	return { ...head(family, given, found !== undefined, first), input, expect };
}

/**
 * A file of signing vectors: the first case is the twin of those that name none, the reference signs each, and the
 * author and the reference have to agree on what is refused and why.
 */
export function signingFile(
	family: string,
	scheme: SchemeName,
	notes: string,
	cases: readonly SigningCase[],
	base: Partial<SigningInput> = {},
): SigningFile {
	const first = cases[0]?.slug ?? "";
	const vectors = cases.map((given) => vectorOf(family, scheme, { ...baseInput, ...base }, given, first));
	return {
		$schema: "../schema/signing.schema.json",
		schemaVersion: 1,
		kind: "signing",
		scheme,
		family,
		notes,
		vectors,
	};
}
