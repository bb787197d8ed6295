import type { Explanation } from "../explanation.ts";

const file = "gateway/src/platform.ts";
const someLimit = 'typeof value === "object" && value !== null && "limit" in value';
const limit = `${someLimit} && typeof value.limit === "function"`;
const limiter = `return ${limit};`;
const fetcher =
	'return typeof value === "object" && value !== null && "fetch" in value && typeof value.fetch === "function";';

export const platformSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "The log is the operator's and no answer shows it; platform.test.ts and lab.test.ts read its lines.",
		mutants: [{ from: "(line) => console.log(line)" }],
	},
	{
		file,
		reason:
			"No gateway of the lab names a limiter, so that none is looked for. deploy.test.ts has configurations that name one which is not bound, for all and for a single route; staging.test.ts asks one that is, and platform.test.ts has what is none under that name.",
		mutants: [
			{ unreachedIn: "limiterOf" },
			{ unreachedIn: "isolateOf" },
			{ from: "[parts.config, ...parts.config.routes]" },
			{
				from: "{ if (limiter !== undefined) { // Without it, a limit would be none. limiterOf(env, limiter); } }",
			},
			{ from: "limiter !== undefined", to: "false" },
			{ from: "(name) => limiterOf(env, name)" },
			{ from: `{ ${limiter} }` },
			{ from: limit, to: "true" },
			{ from: limit, to: "false" },
			{ from: limit, to: limit.replace(/&& (typeof value.limit)/, "|| $1") },
			{ from: someLimit, to: "true" },
			{ from: someLimit, to: someLimit.replace('&& "limit"', '|| "limit"') },
			{ from: 'typeof value === "object"', to: 'typeof value !== "object"' },
			{ from: '"object"', inLine: limiter },
			{ from: "value !== null", to: "value === null" },
			{ from: '"limit"' },
			{ from: 'typeof value.limit === "function"' },
			{ from: '"function"', inLine: limiter },
		],
	},
	{
		file,
		reason:
			"The platform gives no binding that is null: it would be refused, too, with an error that does not name it.",
		mutants: [{ from: "value !== null", to: "true", inLine: limiter }],
	},
	{
		file,
		reason:
			"Where nothing takes data points, handing one over fails, and that is lost without a word; measure.test.ts sees that nothing else is.",
		mutants: [{ from: "env.ANALYTICS?.writeDataPoint" }],
	},
	{
		file,
		reason:
			"Which deployment it is, is said on the health path only, which no gateway of the lab has; staging.test.ts reads it.",
		mutants: [{ from: "env.VERSION?.id ?? null" }],
	},
	{
		file,
		reason: "No answer shows a data point; platform.test.ts has a binding that takes them, and one that is not there.",
		mutants: [{ from: "(line) => env.ANALYTICS?.writeDataPoint(dataPointOf(line))" }],
	},
	{
		file,
		reason: "No gateway of the lab hints at a location, and to the platform a hint that is undefined is none.",
		mutants: [{ from: "locationHint === undefined", to: "false" }],
	},
	{
		file,
		reason:
			"Where an admission object is, is nothing that an answer tells; platform.test.ts sees for what place it is asked, for each that a configuration may name.",
		mutants: [
			{ from: "locationHint === undefined", to: "true" },
			{ from: "locationHint === undefined", to: "locationHint !== undefined" },
			{ from: "{ locationHint }" },
		],
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
			{ from: "value !== null", to: "true", inLine: fetcher },
			{ from: '"fetch"', to: '""' },
			{ from: 'typeof value.fetch === "function"', to: "true" },
		],
	},
];
