import { isDeepStrictEqual } from "node:util";
import { tokenAudience, tokenIssuer, tokenNow } from "../arbitraries/token-members.ts";
import type { Law } from "../law.ts";
import { judgeToken, type ModelPolicy, signedByOneOf } from "../models/token.ts";
import type { JudgedPrincipal, TokenJudge } from "../subjects/token-judge.ts";
import type { TokenKeys } from "../subjects/token-keys.ts";
import { compactToken, type TokenCase } from "./token-case.ts";

export const tokenPolicy = {
	issuer: tokenIssuer,
	audience: tokenAudience,
	algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
	types: [null, "jwt", "at+jwt"],
	toleranceSeconds: 30,
} as const satisfies ModelPolicy;

/** A token proves whom it names, and nobody, as the strict predicate says; whatever it says of itself. */
export function tokensProveWhatThePredicateSays(judge: TokenJudge, keys: TokenKeys): Law<TokenCase> {
	return (token) => {
		const text = compactToken(token, keys);
		const expected = judgeToken(text, { policy: tokenPolicy, now: tokenNow, isSigned: signedByOneOf(keys.trusted) });
		const actual = judge(text, { policy: tokenPolicy, keys: keys.trusted, now: tokenNow });
		if (!expected.accepted) {
			return actual === undefined
				? undefined
				: {
						requirement: expected.requirement,
						expected: "the token to be refused",
						actual: `it proves ${said(actual)}`,
					};
		}
		if (actual === undefined) {
			return {
				requirement: "JWT-ALG-04",
				expected: `the token to prove ${said(expected.principal)}`,
				actual: "it is refused",
			};
		}
		return isDeepStrictEqual(comparable(actual), comparable(expected.principal))
			? undefined
			: { requirement: "JWT-CLAIM-09", expected: said(expected.principal), actual: said(actual) };
	};
}

function comparable({ userId, orgId, clientId, scopes }: JudgedPrincipal): JudgedPrincipal {
	return { userId, orgId, clientId, scopes: [...scopes] };
}

function said(principal: JudgedPrincipal): string {
	return JSON.stringify(comparable(principal));
}
