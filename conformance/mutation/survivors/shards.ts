import type { Explanation } from "../explanation.ts";

const file = "gateway/src/shards.ts";

export const shardSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"No key of the lab is divided among several objects, and a caller could not tell if one were; shards.test.ts has such keys, before a change of their division, during one and after, and division.contract.ts has a gateway with one (HMAC-NONCE-12).",
		mutants: [
			{ unreachedIn: "shardsFor" },
			{ unreachedIn: "objectName" },
			{ unreachedIn: "numberOf" },
			{ unreachedIn: "wholeOf" },
			{ from: "division === undefined", to: "true" },
		],
	},
	{
		file,
		reason:
			"The operator's keyring alone asks for all objects of a key, and for the one that every key has; shards.test.ts names them, keyring.workers.test.ts tells each of them.",
		mutants: [{ unreachedIn: "keeperOf" }, { unreachedIn: "objectsOf" }],
	},
	{
		file,
		reason: "No answer shows the name of an object; shards.test.ts reads it.",
		mutants: [
			{
				from: "count === 1",
				inLine: `return count === 1 ? \`nonce-\${keyId}\` : \`nonce-\${keyId}/\${count}/\${index}\`;`,
			},
		],
	},
	{
		file,
		reason:
			"Of a key that has one object, this is the whole quota, and its answer that of the whole key; shards.test.ts has sixteen objects, and adds up what they admit (LIM-06).",
		mutants: [
			{
				from: "Math.floor(limit / count) + (index < limit % count ? 1 : 0)",
				to: "Math.floor(limit / count) - (index < limit % count ? 1 : 0)",
			},
			{ from: "limit / count" },
			{ from: "index < limit % count", to: "false" },
			{ from: '!("quotas" in answer) || count === 1' },
			{ from: '!("quotas" in answer)' },
			{ from: '"quotas"' },
			{ from: "count === 1", inLine: 'if (!("quotas" in answer) || count === 1) {' },
		],
	},
];
