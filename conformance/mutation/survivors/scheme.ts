import type { Explanation } from "../explanation.ts";

const file = "gateway/protocol/scheme.ts";

export const schemeSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"A gateway takes its scheme from the configuration and asks for neither name nor table: signers and the suite look schemes up there. vectors.test.ts finds none without them.",
		mutants: [
			{ from: '"countersign-v1"', inLine: 'name: "countersign-v1",' },
			{ from: '"sorted-query"', inLine: 'name: "sorted-query",' },
			{ from: "{ [countersignV1.name]: countersignV1, [sortedQuery.name]: sortedQuery, }" },
		],
	},
	{
		file,
		reason:
			"It says which of two a scheme is, and the core asks for the other one by name; or there is one only, and nothing to ask. The types allow no third, and the schema of schemes in a file has the same words.",
		mutants: [{ from: '"verbatim"' }, { from: '"base64"' }, { from: '"SHA-256"' }, { from: '"HMAC-SHA-256"' }],
	},
	{
		file,
		reason: "A marker for an unsigned payload that is undefined is none, as null is: no header has that value.",
		mutants: [{ from: '{ hash: "SHA-256", unsignedPayload: null }' }],
	},
];
