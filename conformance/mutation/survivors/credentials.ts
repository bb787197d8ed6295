import type { Explanation } from "../explanation.ts";
import { becauseInLog } from "./reasons.ts";

const file = "gateway/src/credentials.ts";

export const credentialsSurvivors: readonly Explanation[] = [
	{
		file,
		reason: becauseInLog,
		mutants: [
			{ from: '"header:content-type"' },
			{ from: '"authorization:scheme"' },
			{ from: '"authorization:grammar"' },
		],
	},
	{
		file,
		reason: "An empty Authorization has no scheme either, and is unauthenticated a few lines on.",
		mutants: [
			{ from: 'authorization === ""', to: "false" },
			{ from: '""', inLine: 'if (authorization === "") {' },
			{ from: '{ return refuse("unauthenticated"); }' },
		],
	},
	{
		file,
		reason: "Who reads it asks whether it is a token, and takes everything else for a signature.",
		mutants: [{ from: '"hmac"', inLine: 'return accept({ kind: "hmac", signed: signed.value, contentType });' }],
	},
	{
		file,
		reason: "A text that does not match leaves the name undefined, which is not Bearer, whatever the rest.",
		mutants: [
			{ from: '""', inLine: 'const [, name, rest = ""] = authorizationGrammar.exec(authorization) ?? [];' },
			{ from: "[]", inLine: 'const [, name, rest = ""] = authorizationGrammar.exec(authorization) ?? [];' },
		],
	},
	{
		file,
		reason: "With the flag s the dot takes everything to the end, with or without the anchor.",
		mutants: [
			{ from: "/^ +([^ ].*)$/s", to: "/^ +([^ ].*)/s" },
			{ from: "/^([!#$%&'*+.^_`|~0-9A-Za-z-]+)(.*)$/s", to: "/^([!#$%&'*+.^_`|~0-9A-Za-z-]+)(.*)/s" },
		],
	},
];
