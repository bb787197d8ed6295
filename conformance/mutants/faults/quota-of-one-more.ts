import type { Mutant } from "../mutant.ts";

export const quotaOfOneMore: Mutant = {
	id: "quota-of-one-more",
	sentence: "Admits one request more than a quota allows.",
	breaks: ["LIM-01", "LIM-05"],
	also: ["ANS-06", "ANS-07", "LIM-03", "LIM-04", "LIM-06"],
	threats: ["RAT-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admit(keyId, request, namespace, seconds) {
			const { minute, hour, day } = request.quotas;
			const one = (limit: number | undefined) => (limit === undefined ? undefined : limit + 1);
			return reference.admit(
				keyId,
				{ ...request, quotas: { minute: one(minute), hour: one(hour), day: one(day) } },
				namespace,
				seconds,
			);
		},
	}),
};
