import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const subjectOfAnyText: Mutant = {
	id: "subject-of-any-text",
	sentence: "Puts every subject into a header, whatever characters it has.",
	breaks: ["JWT-CLAIM-07"],
	threats: ["JWT-46", "JWT-47", "FWD-21"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOf(claims, policy, nowMs) {
			const { sub } = claims;
			const principal = reference.principalOf(
				{ ...claims, sub: typeof sub === "string" && sub !== "" ? "-" : sub },
				policy,
				nowMs,
			);
			return principal.ok && typeof sub === "string" ? accept({ ...principal.value, userId: sub }) : principal;
		},
	}),
};
