import type { Explanation } from "../explanation.ts";

const file = "gateway/src/respond.ts";

export const respondSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "A member that is undefined is left out where the document becomes JSON.",
		mutants: [
			{ from: "refusal.offset === undefined", to: "false" },
			{ from: "refusal.reason === undefined", to: "false" },
		],
	},
	{
		file,
		reason:
			"WWW-Authenticate, Allow and Retry-After may stand in any answer (RFC 9110 §11.6.1, §10.2.1, §10.2.3), and the specification asks for them without forbidding them elsewhere; respond.test.ts sees where they stand.",
		mutants: [
			{ from: "status === 401", to: "true" },
			{ from: "status === 405", to: "true" },
			{ from: "status === 429 || status === 503", to: "true" },
		],
	},
	{
		file,
		reason:
			"The platform of the Worker sends no body in answer to HEAD, whatever it is given; respond.test.ts sees that it is given none.",
		mutants: [
			{ from: 'facts.method === "HEAD"', to: "false" },
			{ from: '"HEAD"', to: '""' },
		],
	},
	{
		file,
		reason:
			"Any whole number of seconds from 1 on is a Retry-After (ANS-06): the specification leaves open how long; respond.test.ts sees that it is until the window ends.",
		mutants: [
			{ from: "facts.quotas.filter((quota) => quota.remaining === 0)" },
			{ from: "(quota) => quota.remaining === 0" },
			{ from: "quota.remaining === 0" },
			{ from: "usedUp.length === 0" },
			{ from: "Math.max(...usedUp)" },
			{ from: "facts.now / 1000" },
			{ from: "Math.max(1, Math.ceil(seconds))" },
		],
	},
];
