import * as fc from "fast-check";
import type { KeySetEntry } from "../models/key-set.ts";

const algorithms = ["ES256", "RS256", "PS256", "EdDSA"] as const;

/** Members that say what a key is for, or what it is; null leaves the honest one out. */
const members = fc.constantFrom<Readonly<Record<string, unknown>>>(
	...[
		{},
		{},
		{ alg: null },
		{ alg: "ES256" },
		{ alg: "RS256" },
		{ alg: "RS512" },
		{ alg: "none" },
		{ use: "sig" },
		{ use: "enc" },
		{ use: null },
	],
	...[
		{ key_ops: ["verify"] },
		{ key_ops: ["sign"] },
		{ key_ops: ["sign", "verify"] },
		{ key_ops: [] },
		{ key_ops: "verify" },
	],
	...[{ kid: "other" }, { kid: "" }, { kid: null }, { kid: 1 }, { d: "AA" }, { kty: "oct" }, { crv: "P-384" }],
	...[{ n: "AQAB" }, { x: "AA" }, { x5c: ["MIIB"] }],
);

const reference = fc
	.record({
		$key: fc.constantFrom("right", "right", "right", "other", "foreign", "weak"),
		$alg: fc.option(fc.constantFrom(...algorithms), { nil: undefined }),
		more: members,
	})
	.map(({ $key, $alg, more }) => ({ $key, ...($alg === undefined ? {} : { $alg }), ...more }));

/** What is no entry. */
const garbage = fc.constantFrom<KeySetEntry>(
	null,
	1,
	"x",
	[],
	{},
	{ kty: "oct", k: "AAAA", kid: "ec-1" },
	{ kid: "ec-1" },
	{ kty: "RSA", kid: "rsa-1", n: "", e: "AQAB" },
);

const entry = fc.oneof({ weight: 3, arbitrary: reference }, { weight: 1, arbitrary: garbage });

export interface KeySetCase {
	readonly entries: readonly KeySetEntry[];
	/** Of the honest token that is judged under the set. */
	readonly alg: string | null;
}

/** Key sets of good, odd and bad entries, some of them longer than what is looked at, and a token to be judged under each. */
export const keySetCase: fc.Arbitrary<KeySetCase> = fc
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
