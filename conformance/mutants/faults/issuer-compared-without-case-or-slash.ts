import type { Mutant } from "../mutant.ts";

function plain(issuer: unknown): string {
	return String(issuer).toLowerCase().replace(/\/$/, "");
}

export const issuerComparedWithoutCaseOrSlash: Mutant = {
	id: "issuer-compared-without-case-or-slash",
	sentence: "Compares the issuer as an address, without regard to case and to a slash at its end.",
	breaks: ["JWT-CLAIM-01"],
	threats: ["JWT-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isOurIssuer: (claims, policy) => plain(claims["iss"]) === plain(policy.issuer),
		principalOf: (claims, policy, nowMs) =>
			reference.principalOf(
				plain(claims["iss"]) === plain(policy.issuer) ? { ...claims, iss: policy.issuer } : claims,
				policy,
				nowMs,
			),
	}),
};
