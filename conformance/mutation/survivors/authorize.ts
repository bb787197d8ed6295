import type { Explanation } from "../explanation.ts";

const file = "gateway/protocol/authorize.ts";

export const authorizeSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "Two patterns of one length that match the same path are one pattern, and a configuration has none twice.",
		mutants: [
			{
				from: "route.pattern.length > (best?.pattern.length ?? 0)",
				to: "route.pattern.length >= (best?.pattern.length ?? 0)",
			},
		],
	},
];
