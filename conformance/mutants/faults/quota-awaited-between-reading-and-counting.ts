import { deciding } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

/** So many more than a quota allows are let in by whoever has looked at it already. */
const beyond = 1000;

export const quotaAwaitedBetweenReadingAndCounting: Mutant = {
	id: "quota-awaited-between-reading-and-counting",
	sentence: "Lets go of its turn between looking at what is left of a quota and counting the request.",
	breaks: ["LIM-01"],
	threats: ["RAT-01"],
	seen: "wire",
	store: deciding(async (reference, request, nowSeconds) => {
		// Where there is no room for a nonce, nothing is written down.
		const look = { ...request, nonce: `look ${crypto.randomUUID()}`, liveNonces: 0 };
		const seen = reference.admit(look, nowSeconds);
		await new Promise((resolve) => setTimeout(resolve, 1));
		if (seen.decision !== "full") {
			return reference.admit(request, nowSeconds);
		}
		const { minute, hour, day } = request.quotas;
		const more = (limit: number | undefined) => (limit === undefined ? undefined : limit + beyond);
		const quotas = { minute: more(minute), hour: more(hour), day: more(day) };
		const answer = reference.admit({ ...request, quotas }, nowSeconds);
		if (answer.decision !== "admitted") {
			return answer;
		}
		const told = answer.quotas.map(({ limit, remaining, ...quota }) => ({
			...quota,
			limit: limit - beyond,
			remaining: Math.max(0, remaining - beyond),
		}));
		return { ...answer, quotas: told };
	}),
};
