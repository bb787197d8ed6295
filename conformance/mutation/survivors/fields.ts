import type { Explanation } from "../explanation.ts";

const file = "gateway/src/fields.ts";

export const fieldsSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"The platform of the Worker joins fields of one name itself, but for Set-Cookie, and no sender of the suite sends two of those; fields.test.ts does.",
		mutants: [{ from: "known === undefined", to: "true" }, { unreachedIn: "readFields" }],
	},
];
