import * as fc from "fast-check";
import { type TextEdit, textEdit } from "./text-edit.ts";
import type { Member } from "./token-members.ts";

/** The header, the payload or the signature. */
type Part = 0 | 1 | 2;

/** What somebody can do with a token, and with everything that is public, who has no key of the issuer. */
export type TokenAttack =
	/** The compact text edited anywhere. */
	| { readonly kind: "text"; readonly edits: readonly TextEdit[] }
	/** One bit of a part's bytes turned; counted from the part's end where it is negative. */
	| { readonly kind: "bit"; readonly part: Part; readonly bit: number }
	/** The parts in another order or number; 3 is an empty one, 4 one of another token. */
	| { readonly kind: "parts"; readonly order: readonly number[] }
	/** A part in another spelling of its bytes. */
	| {
			readonly kind: "spelling";
			readonly part: Part;
			readonly how: "padded" | "standard" | "unused-bits" | "broken-up";
	  }
	/** Members written into a part, its old value left out where the name is there; the signature stays. */
	| { readonly kind: "rewrite"; readonly part: 0 | 1; readonly members: readonly Member[] }
	/** The same members laid out otherwise; the signature stays. */
	| { readonly kind: "reformat"; readonly part: 0 | 1; readonly how: "spaced" | "reversed" | "bom" | "escaped" }
	/** Signed anew without the issuer's key: with nothing, with what is public of it for a secret, or with a key of one's own. */
	| { readonly kind: "forge"; readonly alg: string; readonly secret: Secret; readonly members: readonly Member[] }
	/** Another signature for the same parts. */
	| { readonly kind: "signature"; readonly how: SignatureChange }
	| { readonly kind: "wrap"; readonly before: string; readonly after: string };

export type Secret =
	| "none"
	| "pem"
	| "pem-trimmed"
	| "jwk"
	| "modulus-or-x"
	| "zeros"
	| "empty"
	| "kid"
	| "foreign-key";
export type SignatureChange = "empty" | "zeros" | "order" | "der" | "cut" | "longer" | "of-other-claims";

const part = fc.constantFrom(0 as const, 1 as const, 2 as const);
const textPart = fc.constantFrom(0 as const, 1 as const);

const headerMembers = fc.constantFrom<readonly Member[]>(
	[["alg", '"none"']],
	[["alg", '"None"']],
	[["alg", '"HS256"']],
	[["alg", '"RS256"']],
	[["alg", '"PS256"']],
	[["alg", '"ES256"']],
	[["alg", "null"]],
	[["kid", '"rsa-1"']],
	[["kid", '"../../dev/null"']],
	[["typ", '"jwt"']],
	[["jku", '"https://evil.example/jwks"']],
	[["crit", '["exp"]']],
	[["x", "1"]],
);
const claimMembers = fc.constantFrom<readonly Member[]>(
	[["sub", '"user-2"']],
	[["exp", "9999999999"]],
	[["scope", '"sites:write admin"']],
	[["org_id", '"other"']],
	[["aud", '"https://other.example"']],
	[["x", "1"]],
);

const rewrite = fc.oneof(
	fc.record({ kind: fc.constant("rewrite" as const), part: fc.constant(0 as const), members: headerMembers }),
	fc.record({ kind: fc.constant("rewrite" as const), part: fc.constant(1 as const), members: claimMembers }),
);

const forge = fc.record({
	kind: fc.constant("forge" as const),
	alg: fc.oneof(
		fc.constantFrom("none", "HS256"),
		fc.constantFrom("None", "nOnE", "NONE", "HS384", "HS512", "ES256", "EdDSA", "hs256", "HS256 "),
	),
	secret: fc.constantFrom<Secret>(
		"none",
		"pem",
		"pem-trimmed",
		"jwk",
		"modulus-or-x",
		"zeros",
		"empty",
		"kid",
		"foreign-key",
	),
	members: fc.oneof(fc.constant<readonly Member[]>([]), claimMembers),
});

const wrapping = fc.constantFrom(" ", "\t", "\n", "\u0000", "\u00a0", ".", "=", '"', "Bearer ", "\ufeff", ",", "%20");

const orders: readonly (readonly number[])[] = [
	[0, 1],
	[0, 1, 3],
	[0, 1, 2, 2],
	[0, 1, 2, 3],
	[3, 0, 1, 2],
	[0, 4, 2],
	[0, 3, 2],
	[1, 0, 2],
];

export const tokenAttack: fc.Arbitrary<TokenAttack> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant("text" as const),
			edits: fc.array(textEdit, { minLength: 1, maxLength: 2 }),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant("bit" as const), part, bit: fc.integer({ min: -16, max: 4000 }) }),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant("parts" as const),
			order: fc.oneof(fc.constantFrom(...orders), fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 })),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant("spelling" as const),
			part,
			how: fc.constantFrom("padded" as const, "standard" as const, "unused-bits" as const, "broken-up" as const),
		}),
	},
	{ weight: 4, arbitrary: rewrite },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant("reformat" as const),
			part: textPart,
			how: fc.constantFrom("spaced" as const, "reversed" as const, "bom" as const, "escaped" as const),
		}),
	},
	{ weight: 5, arbitrary: forge },
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant("signature" as const),
			how: fc.constantFrom<SignatureChange>("empty", "zeros", "order", "der", "cut", "longer", "of-other-claims"),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.oneof(wrap(wrapping, fc.constant("")), wrap(fc.constant(""), wrapping), wrap(wrapping, wrapping)),
	},
);

function wrap(before: fc.Arbitrary<string>, after: fc.Arbitrary<string>): fc.Arbitrary<TokenAttack> {
	return fc.record({ kind: fc.constant("wrap" as const), before, after });
}
