import { admitApartFromNonce, deciding } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const replaysCounted: Mutant = {
	id: "replays-counted",
	sentence: "Counts a replayed request against the quota.",
	breaks: ["LIM-03"],
	// Each is counted under a nonce of its own, which takes room.
	also: ["HMAC-NONCE-10"],
	threats: ["RAT-08"],
	seen: "wire",
	store: deciding((reference, request, nowSeconds) => {
		const answer = reference.admit(request, nowSeconds);
		if (answer.decision === "replayed") {
			admitApartFromNonce(reference, request, nowSeconds);
		}
		return answer;
	}),
};
