import type { Mutant } from "../mutant.ts";

export const targetLengthUnchecked: Mutant = {
	id: "target-length-unchecked",
	sentence: "Takes targets of any length.",
	breaks: ["REQ-02"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-09"],
	threats: ["LIM-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget: (url, scheme) =>
			reference.parseTarget(url, { ...scheme, target: { ...scheme.target, maxBytes: Number.MAX_SAFE_INTEGER } }),
	}),
};
