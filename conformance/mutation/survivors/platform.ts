import type { Explanation } from "../explanation.ts";

const file = "gateway/src/platform.ts";

export const platformSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "The log is the operator's and no answer shows it; platform.test.ts and lab.test.ts read its lines.",
		mutants: [{ from: "(line) => console.log(line)" }],
	},
	{
		file,
		reason:
			"Nobody outside meets a gateway that lacks a service binding which its configuration names, in whatever way; platform.test.ts has everything that may stand in the place of one.",
		mutants: [
			{ unreachedIn: "upstreamFetch" },
			{ from: "!isFetcher(service)", to: "false" },
			{
				from: 'typeof value === "object" && value !== null && "fetch" in value && typeof value.fetch === "function"',
				to: "true",
			},
			{
				from: 'typeof value === "object" && value !== null && "fetch" in value && typeof value.fetch === "function"',
				to: 'typeof value === "object" && value !== null && "fetch" in value || typeof value.fetch === "function"',
			},
			{ from: 'typeof value === "object" && value !== null && "fetch" in value', to: "true" },
			{
				from: 'typeof value === "object" && value !== null && "fetch" in value',
				to: 'typeof value === "object" && value !== null || "fetch" in value',
			},
			{ from: 'typeof value === "object" && value !== null', to: "true" },
			{ from: 'typeof value === "object" && value !== null', to: 'typeof value === "object" || value !== null' },
			{ from: 'typeof value === "object"', to: "true" },
			{ from: "value !== null", to: "true" },
			{ from: '"fetch"', to: '""' },
			{ from: 'typeof value.fetch === "function"', to: "true" },
		],
	},
];
