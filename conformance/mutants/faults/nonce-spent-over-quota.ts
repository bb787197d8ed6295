import { deciding } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const nonceSpentOverQuota: Mutant = {
	id: "nonce-spent-over-quota",
	sentence: "Spends the nonce of a request that it refuses for quota.",
	breaks: ["LIM-04"],
	threats: ["RAT-01"],
	seen: "wire",
	store: deciding((reference, request, nowSeconds) => {
		const answer = reference.admit(request, nowSeconds);
		if (answer.decision === "over_quota") {
			reference.admit({ ...request, quotas: {} }, nowSeconds);
		}
		return answer;
	}),
};
