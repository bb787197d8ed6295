import * as fc from "fast-check";
import type { TokenCase } from "../laws/token-case.ts";
import { faultyClaims, faultyHeader, type Member, validClaims, validHeader } from "./token-members.ts";

const signer = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom("ed-1" as const, "ec-1" as const) },
	{ weight: 1, arbitrary: fc.constantFrom("rsa-1" as const, "rsa-2" as const) },
	{ weight: 1, arbitrary: fc.constantFrom("ed-2" as const, "ec-2" as const) },
);
const trustedSigner = fc.constantFrom(
	"ed-1" as const,
	"ed-1" as const,
	"ec-1" as const,
	"ec-1" as const,
	"rsa-1" as const,
	"rsa-2" as const,
);

/** Members once more, under the same name or the same name escaped, or one that no specification knows. */
const addition: fc.Arbitrary<readonly Member[]> = fc.oneof(
	{ weight: 8, arbitrary: fc.constant([]) },
	{
		weight: 1,
		arbitrary: fc.constantFrom<readonly Member[]>(
			[["sub", '"user-2"']],
			[["exp", "9999999999"]],
			[["kid", '"ed-1"']],
			[["\\u0073ub", '"user-2"']],
			[["x", '{"a":1,"a":1}']],
		),
	},
	{
		weight: 2,
		arbitrary: fc.constantFrom<readonly Member[]>(
			[["jti", '"1"']],
			[["x", '{"sub":{"sub":1}}']],
			[["__proto__", '{"iss":1}']],
			[["", "1"]],
		),
	},
);

const format = fc.constantFrom(
	"compact" as const,
	"compact" as const,
	"compact" as const,
	"spaced" as const,
	"reversed" as const,
);

function tokenCase(
	header: fc.Arbitrary<readonly Member[]>,
	claims: fc.Arbitrary<readonly Member[]>,
	extra: fc.Arbitrary<readonly Member[]>,
	key: typeof signer | typeof trustedSigner,
): fc.Arbitrary<TokenCase> {
	return fc.record({
		signer: key,
		header: fc.tuple(header, extra).map(([list, more]) => [...list, ...more]),
		claims: fc.tuple(claims, extra).map(([list, more]) => [...list, ...more]),
		format,
		alg: fc.oneof(
			{ weight: 12, arbitrary: fc.constant(null) },
			{
				weight: 1,
				arbitrary: fc.constantFrom(
					'"ES256"',
					'"EdDSA"',
					'"RS256"',
					'"eddsa"',
					'"EdDSA "',
					'"none"',
					'"HS256"',
					"null",
					"[]",
					'["EdDSA"]',
				),
			},
		),
		kid: fc.oneof(
			{ weight: 12, arbitrary: fc.constant(null) },
			{
				weight: 1,
				arbitrary: fc.constantFrom(
					'""',
					'"ed-1"',
					'"ec-1"',
					'"ED-1"',
					'"ed-1 "',
					"null",
					"1",
					'["ed-1"]',
					`"${"k".repeat(257)}"`,
					'"e\\u0064-1"',
				),
			},
		),
	});
}

const none = fc.constant<readonly Member[]>([]);

/** Tokens that a trusted key has signed and the policy accepts. */
export const honestToken: fc.Arbitrary<TokenCase> = fc
	.record({ signer: trustedSigner, header: validHeader, claims: validClaims, format })
	.map((parts) => ({ ...parts, alg: null, kid: null }));

/** Tokens that are signed as their header says, with what they say right, or one thing wrong, in every part. */
export const anyToken: fc.Arbitrary<TokenCase> = fc.oneof(
	{ weight: 3, arbitrary: honestToken },
	{ weight: 4, arbitrary: tokenCase(validHeader, faultyClaims, none, trustedSigner) },
	{ weight: 2, arbitrary: tokenCase(faultyHeader, validClaims, none, trustedSigner) },
	{ weight: 2, arbitrary: tokenCase(validHeader, validClaims, addition, signer) },
);
