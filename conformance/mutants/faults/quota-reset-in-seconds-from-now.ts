import type { Mutant } from "../mutant.ts";

export const quotaResetInSecondsFromNow: Mutant = {
	id: "quota-reset-in-seconds-from-now",
	sentence: "Tells the reset of a quota as seconds from now.",
	breaks: ["LIM-05"],
	threats: ["RAT-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondUpstream: (upstream, facts) =>
			reference.respondUpstream(upstream, {
				...facts,
				quotas: facts.quotas.map((quota) => ({ ...quota, reset: quota.reset - Math.floor(facts.now / 1000) })),
			}),
	}),
};
