import type { Explanation } from "../explanation.ts";

const file = "gateway/src/jwks.ts";

export const jwksSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Only a symmetric key is imported as bytes, and no entry of that type has got so far; the line is for the compiler.",
		mutants: [{ from: "{ return undefined; }", inLine: "if (key instanceof Uint8Array) {" }],
	},
];
