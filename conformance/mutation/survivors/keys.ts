import type { Explanation } from "../explanation.ts";

const file = "gateway/src/keys.ts";

export const keysSurvivors: readonly Explanation[] = [
	{
		file,
		reason: "A caller cannot make the key store fail; fault.contract.ts does (HMAC-KEY-09).",
		mutants: [{ from: '{ return refuse("key_store_unavailable"); }' }, { from: '"key_store_unavailable"' }],
	},
];
