import * as fc from "fast-check";
import type { IssuerMode } from "../../conformance/engine/check.ts";

const algorithms = ["ES256", "RS256", "PS256", "EdDSA"] as const;

/** What an entry can say of its key so that it must not, or may well, be used; null leaves out what the honest one says. */
const remarks: readonly Readonly<Record<string, unknown>>[] = [
	...[{ alg: null }, { alg: "ES256" }, { alg: "RS256" }, { alg: "RS512" }, { alg: "none" }, { alg: "" }, { alg: 1 }],
	...[{ use: "sig" }, { use: "enc" }, { use: "SIG" }, { use: "" }, { use: null }],
	...[{ key_ops: ["verify"] }, { key_ops: ["sign"] }, { key_ops: ["sign", "verify"] }, { key_ops: [] }],
	...[{ key_ops: "verify" }, { key_ops: ["VERIFY"] }, { key_ops: { 0: "verify" } }],
	...[{ kid: "other" }, { kid: "" }, { kid: null }, { kid: 1 }, { kid: ["ec-1"] }],
	...[{ d: "AA" }, { p: "AA" }, { q: "AA" }, { dp: "AA" }, { dq: "AA" }, { qi: "AA" }, { oth: [] }, { k: "AA" }],
	...[
		{ kty: "oct" },
		{ kty: "ec" },
		{ kty: null },
		{ crv: "P-384" },
		{ crv: "P-521" },
		{ crv: "X25519" },
		{ crv: null },
	],
	...[{ n: "AQAB" }, { n: ["AQAB"] }, { e: ["AQAB"] }, { e: 65_537 }, { x: "AA" }, { x: ["AA"] }, { y: 1 }],
	...[{ x5c: ["MIIB"] }, { x5t: "abc" }, { ext: true }, { unheard: { of: null } }],
];

const remark = fc.oneof(fc.constant<Readonly<Record<string, unknown>>>({}), fc.constantFrom(...remarks));

const reference = fc
	.record({
		$key: fc.constantFrom("right", "right", "right", "other", "foreign", "weak", "short"),
		$alg: fc.option(fc.constantFrom(...algorithms), { nil: undefined }),
		more: remark,
	})
	.map(({ $key, $alg, more }) => ({ $key, ...($alg === undefined ? {} : { $alg }), ...more }));

/** What is no entry. */
const garbage = fc.constantFrom<unknown>(
	...[null, 1, "x", [], {}, { kty: "oct", k: "AAAA", kid: "ec-1" }, { kid: "ec-1" }],
	{ kty: "RSA", kid: "rsa-1", n: "", e: "AQAB" },
);

const entry = fc.oneof({ weight: 3, arbitrary: reference }, { weight: 1, arbitrary: garbage });

/** What a key is called, and what a token calls it: one name, those that look like it, and what is no name. */
const nameAndCall = fc.constantFrom<readonly [name: string, call: unknown]>(
	...(["NEXT", "nex", "n", "nextt", " next", "next ", "next", ["next"], { 0: "next" }] as const).map(
		(call) => ["next", call] as const,
	),
	...["NEXT", "nextt", "nex", "*"].map((name) => [name, "next"] as const),
	...["k".repeat(256), "k".repeat(257), "__proto__", "", "../../dev/null", "1"].map((name) => [name, name] as const),
	...[["1", 1] as const, ["null", null] as const],
);

/** An answer by which no set is published, whatever keys are in it. */
type UnfitAnswer =
	| Pick<Extract<IssuerMode, { mode: "body" }>, "mode" | "body">
	| Pick<Extract<IssuerMode, { mode: "status" }>, "mode" | "status">
	| { readonly mode: "redirect" };

export interface KeySetCase {
	/** As an issuer is told them: public keys by their role with members replaced, or anything else. */
	readonly entries: readonly unknown[];
	/** The answer that they come in, where it is not the usual one. */
	readonly answer?: UnfitAnswer;
	/** Of the token that is judged under the set, and signed by the key of that algorithm; the usual one where null. */
	readonly alg: string | null;
	/** The name that the token gives its key, where it is not the honest one. */
	readonly kid?: unknown;
	/** Whose key has signed, where it is not the right one. */
	readonly key?: "weak" | "short" | "hmac-of-zeros" | "hmac-of-nothing";
}

const anySet: fc.Arbitrary<KeySetCase> = fc
	.record({
		entries: fc.array(entry, { maxLength: 5 }),
		filling: fc.oneof(
			{ weight: 4, arbitrary: fc.constant(0) },
			{ weight: 1, arbitrary: fc.integer({ min: 17, max: 21 }) },
		),
		alg: fc.option(fc.constantFrom(...algorithms), { nil: null }),
	})
	.map(({ entries, filling, alg }) => ({
		entries: [...Array.from({ length: filling }, () => ({ $key: "other", kid: "filling" })), ...entries],
		alg,
	}));

/** One thing odd about one key, alone or beside another that is good, and a token that is signed with that very key. */
const oneRemark: fc.Arbitrary<KeySetCase> = fc
	.tuple(
		fc.constantFrom(...algorithms),
		fc.option(fc.constantFrom(...algorithms), { nil: null, freq: 2 }),
		fc.constantFrom(...remarks),
	)
	.map(([alg, other, more]) => ({
		entries: [
			{ $key: "right", $alg: alg, ...more },
			...(other === null ? [] : [{ $key: "right", $alg: other, kid: "beside" }]),
		],
		alg,
	}));

const texts = [
	...[
		"",
		"{}",
		"[]",
		"null",
		"{keys}",
		'{"keys":{}}',
		'{"keys":null}',
		'{"keys":[]}',
		'{"keys":[null]}',
		'{"keys":{keys}',
	],
	...["<html>", '{"keys":{keys}}x', '{"Keys":{keys}}', '{"x":{"keys":{keys}}}', '{"keys":{"0":{keys}}}', "\ufeff{}"],
];

/** What is no set, though keys are in it. */
export const unfitAnswer: fc.Arbitrary<UnfitAnswer> = fc.oneof<fc.MaybeWeightedArbitrary<UnfitAnswer>[]>(
	{ weight: 2, arbitrary: fc.constantFrom(...texts).map((body) => ({ mode: "body", body })) },
	fc.constantFrom(500, 503, 404, 201, 203, 429, 401).map((status) => ({ mode: "status", status })),
	fc.constant({ mode: "redirect" }),
);

/** A key that was never published before, in an answer that publishes none, and a token that it signed, or an honest one. */
const inUnfitAnswer: fc.Arbitrary<KeySetCase> = fc.tuple(unfitAnswer, fc.boolean()).map(([answer, isHonest]) => ({
	entries: [{ $key: "right", $alg: "ES256", kid: "next" }],
	answer,
	...(isHonest ? { alg: null } : { alg: "ES256", kid: "next" }),
}));

const names: fc.Arbitrary<KeySetCase> = nameAndCall.map(([name, call]) => ({
	entries: [{ $key: "right", $alg: "ES256", kid: name }, { $key: "other" }],
	alg: "ES256",
	kid: call,
}));

/** A secret that everybody can read, and a token under it. */
const publishedSecret: fc.Arbitrary<KeySetCase> = fc.constantFrom<KeySetCase>(
	...(["hmac-of-zeros", "hmac-of-nothing"] as const).map((key) => ({
		entries: [
			{ kty: "oct", kid: "published", alg: "HS256", k: key === "hmac-of-zeros" ? "A".repeat(43) : "" },
			{ $key: "right" },
		],
		alg: "HS256",
		kid: "published",
		key,
	})),
);

const smallKeys: fc.Arbitrary<KeySetCase> = fc
	.tuple(fc.constantFrom("weak" as const, "short" as const), fc.constantFrom("RS256", "PS256", null))
	.map(([key, alg]) => ({
		entries: [{ $key: key, ...(alg === null ? {} : { $alg: alg }) }, { $key: "right" }],
		alg,
		key,
	}));

/** Several keys of one name, of which one is the signer's. */
const oneName: fc.Arbitrary<KeySetCase> = fc
	.tuple(
		fc.shuffledSubarray(
			[
				{ $key: "right" },
				{ $key: "foreign" },
				{ $key: "other", kid: "ec-1" },
				{ $key: "right", $alg: "EdDSA", kid: "ec-1" },
				{ $key: "right", use: "enc" },
			],
			{ minLength: 2 },
		),
		fc.constantFrom(null, "ES256"),
	)
	.map(([entries, alg]) => ({ entries, alg }));

/** Key sets of good, odd and bad entries, some of them longer than what is looked at, and a token to be judged under each. */
export const keySetCase: fc.Arbitrary<KeySetCase> = fc.oneof(
	{ weight: 4, arbitrary: anySet },
	{ weight: 6, arbitrary: oneRemark },
	{ weight: 2, arbitrary: names },
	{ weight: 1, arbitrary: smallKeys },
	{ weight: 1, arbitrary: oneName },
	{ weight: 1, arbitrary: publishedSecret },
	{ weight: 4, arbitrary: inUnfitAnswer },
);
