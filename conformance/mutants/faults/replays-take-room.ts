import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { around } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const replaysTakeRoom: Mutant = {
	id: "replays-take-room",
	sentence: "Counts a replay that it refuses as one more nonce that it remembers.",
	breaks: ["HMAC-NONCE-10"],
	threats: ["NON-36"],
	seen: "wire",
	store: (sql) => {
		const reference = new NonceStore(sql);
		let replays = 0;
		return around(reference, {
			admit(request, nowSeconds) {
				const answer = reference.admit({ ...request, liveNonces: request.liveNonces - replays }, nowSeconds);
				replays += answer.decision === "replayed" ? 1 : 0;
				return answer;
			},
		});
	},
};
