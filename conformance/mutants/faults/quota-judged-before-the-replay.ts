import { deciding } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const quotaJudgedBeforeTheReplay: Mutant = {
	id: "quota-judged-before-the-replay",
	sentence: "Asks whether a request is over its quota before it asks whether it is a replay.",
	breaks: ["ANS-07", "LIM-03"],
	also: ["LIM-04"],
	threats: ["RAT-08"],
	seen: "wire",
	store: deciding((reference, request, nowSeconds) => {
		const answer = reference.admit(request, nowSeconds);
		if (answer.decision !== "replayed") {
			return answer;
		}
		const probe = reference.admit({ ...request, nonce: `probe ${crypto.randomUUID()}`, liveNonces: 0 }, nowSeconds);
		return probe.decision === "over_quota" ? probe : answer;
	}),
};
