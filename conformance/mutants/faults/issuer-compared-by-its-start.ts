import type { Mutant } from "../mutant.ts";

function isOurs(issuer: unknown, ours: string): boolean {
	return typeof issuer === "string" && issuer !== "" && (issuer.startsWith(ours) || ours.startsWith(issuer));
}

export const issuerComparedByItsStart: Mutant = {
	id: "issuer-compared-by-its-start",
	sentence: "Takes every issuer that begins with the configured one, or with which that begins.",
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
