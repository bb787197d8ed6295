import type { Explanation } from "../explanation.ts";

const file = "gateway/src/verify-token.ts";

export const verifyTokenSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"It guards twice: the keys that come here were chosen by the algorithm of the token, which is a configured one, and the library holds the algorithm of the header against that of the key.",
		mutants: [{ from: "{ algorithms: [algorithm] }" }],
	},
	{
		file,
		reason: "The function ends there, and what it then returns is undefined, which is no yes.",
		mutants: [{ from: "{ return false; }", inLine: "} catch {" }],
	},
];
