import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const quotaNotEnforced: Mutant = {
	id: "quota-not-enforced",
	sentence: "Counts against a quota and refuses nothing.",
	breaks: ["LIM-01", "LIM-04"],
	also: ["ANS-06", "ANS-07", "LIM-03", "LIM-06"],
	threats: ["RAT-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async admit(keyId, request, namespace, seconds) {
			const answer = await reference.admit(keyId, request, namespace, seconds);
			return answer.ok && answer.value.decision === "over_quota"
				? accept({ decision: "admitted", quotas: answer.value.quotas })
				: answer;
		},
	}),
};
