import type { TokenAttack } from "../arbitraries/token-attack.ts";
import { tokenNow } from "../arbitraries/token-members.ts";
import type { Law } from "../law.ts";
import type { TokenJudge } from "../subjects/token-judge.ts";
import type { TokenKeys } from "../subjects/token-keys.ts";
import { attackedToken } from "./attacked-token.ts";
import { compactToken, type TokenCase } from "./token-case.ts";
import { tokenPolicy } from "./token-decision.ts";

export interface AttackCase {
	/** A token that is accepted. */
	readonly token: TokenCase;
	readonly attacks: readonly TokenAttack[];
}

/**
 * An honest token is accepted, and whatever can be made of it without a key of the issuer is not (JWT-ALG-05): no
 * spelling of its parts, no algorithm, no signature of somebody else's.
 */
export function noAttackIsAccepted(judge: TokenJudge, keys: TokenKeys): Law<AttackCase> {
	return ({ token, attacks }) => {
		const honest = compactToken(token, keys);
		const surroundings = { policy: tokenPolicy, keys: keys.trusted, now: tokenNow };
		if (judge(honest, surroundings) === undefined) {
			return { requirement: "JWT-ALG-04", expected: "the honest token to be accepted", actual: "it is refused" };
		}
		const other = compactToken({ ...token, claims: [...token.claims, ["y", "1"]] }, keys);
		let text = honest;
		for (const attack of attacks) {
			text = attackedToken(text, attack, { token, keys, other });
		}
		const principal = [honest, other].includes(text) ? undefined : judge(text, surroundings);
		return principal === undefined
			? undefined
			: {
					requirement: requirementOf[attacks[0]?.kind ?? "text"],
					expected: "the altered token to be refused",
					actual: `it proves ${JSON.stringify(principal)}`,
				};
	};
}

const requirementOf: Readonly<Record<TokenAttack["kind"], string>> = {
	text: "JWT-FORM-02",
	bit: "JWT-ALG-05",
	parts: "JWT-FORM-01",
	spelling: "JWT-FORM-03",
	rewrite: "JWT-ALG-05",
	reformat: "JWT-ALG-05",
	forge: "JWT-ALG-03",
	signature: "JWT-ALG-05",
	wrap: "JWT-FORM-02",
};
