import type { Explanation } from "../explanation.ts";

export const headersSurvivors: readonly Explanation[] = [
	{
		file: "gateway/protocol/headers.ts",
		reason:
			"The grammar of X-Signature demands the prefix before it is cut off; headers.test.ts asks the core by itself.",
		mutants: [{ unreachedIn: "parseSignature" }],
	},
];
