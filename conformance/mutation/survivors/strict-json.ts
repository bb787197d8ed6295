import type { Explanation } from "../explanation.ts";

const file = "gateway/protocol/strict-json.ts";
const memberName = String.raw`return string.includes("\\") ? String(JSON.parse(string)) : string.slice(1, -1);`;

export const strictJsonSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "The function goes on with nothing parsed, which is no object, and ends in undefined as well.",
		mutants: [{ from: "{ return undefined; }", inLine: "} catch {" }],
	},
	{
		file,
		reason:
			"A header or claims that are a text or a number have no members, and so no algorithm and no issuer: refused as invalid_token all the same; strict-json.test.ts asks the core by itself.",
		mutants: [{ from: 'typeof value === "object"', to: "true" }],
	},
	{
		file,
		reason:
			"What is walked is an object, whose names are put over whatever lies at the bottom before any is looked for.",
		mutants: [{ from: "[]", inLine: "const scopes: (Set<string> | null)[] = [];" }],
	},
	{
		file,
		reason: "Beyond its end a text has no character, which begins and ends nothing.",
		mutants: [{ from: "index < text.length", to: "index <= text.length" }],
	},
	{
		file,
		reason:
			"A string without an escape then takes the way of one that has some, and says the same: it only takes longer.",
		mutants: [{ from: String.raw`"\\"`, to: '""', inLine: memberName }],
	},
];
