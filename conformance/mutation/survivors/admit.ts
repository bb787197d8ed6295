import type { Explanation } from "../explanation.ts";

const file = "gateway/src/admit.ts";

export const admitSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "A caller cannot make the admission object fail or be late; fault.contract.ts does (HMAC-NONCE-11).",
		mutants: [{ unreachedIn: "admit" }],
	},
];
