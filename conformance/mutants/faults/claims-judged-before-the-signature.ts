import type { Mutant } from "../mutant.ts";

export const claimsJudgedBeforeTheSignature: Mutant = {
	id: "claims-judged-before-the-signature",
	sentence: "Judges the claims of a token before its signature.",
	breaks: ["ANS-07"],
	threats: ["JWT-57"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateJwt(exchange, text) {
			const { stages, tokens, platform } = exchange;
			const token = tokens === null ? undefined : stages.parseToken(text, tokens.policy);
			const early =
				tokens !== null && token?.ok === true && stages.isOurIssuer(token.value.unverifiedClaims, tokens.policy)
					? stages.principalOf(token.value.unverifiedClaims, tokens.policy, platform.now())
					: undefined;
			return early?.ok === false ? early : reference.authenticateJwt(exchange, text);
		},
	}),
};
