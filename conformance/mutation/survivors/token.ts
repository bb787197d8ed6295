import type { Explanation } from "../explanation.ts";
import { becauseInLog } from "./reasons.ts";

const file = "gateway/protocol/token.ts";

export const tokenSurvivors: readonly Explanation[] = [
	{
		file,
		reason: becauseInLog,
		mutants: ["length", "grammar", "json", "header", "type", "kid", "algorithm"].map((what) => ({
			from: `"token:${what}"`,
		})),
	},
	{
		file,
		reason: "The check is for the compiler: what is undefined is no JSON either, and the strict parser says so.",
		mutants: [{ from: "text === undefined", to: "false" }],
	},
	{
		file,
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
