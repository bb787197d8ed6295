import type { Mutant } from "../mutant.ts";

function isOurs(issuer: unknown, ours: string): boolean {
	return [issuer].flat().includes(ours);
}

export const issuerOneOfSeveral: Mutant = {
	id: "issuer-one-of-several",
	sentence: "Takes an array of issuers that contains the configured one.",
	breaks: ["JWT-CLAIM-01"],
	threats: ["JWT-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isOurIssuer: (claims, policy) => isOurs(claims["iss"], policy.issuer),
		principalOf: (claims, policy, nowMs) =>
			reference.principalOf(
				isOurs(claims["iss"], policy.issuer) ? { ...claims, iss: policy.issuer } : claims,
				policy,
				nowMs,
			),
	}),
};
