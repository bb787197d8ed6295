import type { Explanation } from "../explanation.ts";

export const tokenSurvivors: readonly Explanation[] = [
	{
		file: "gateway/protocol/token.ts",
		reason: "Dividing a text always gives a first part, so that what stands for a missing one is for the compiler.",
		mutants: [
			{
				from: '""',
				to: '"Stryker was here!"',
				inLine: 'const [headerPart = "", claimsPart = "", signaturePart = ""] = parts;',
			},
		],
	},
];
