import type { Explanation } from "../explanation.ts";

const file = "gateway/src/nonce-store.ts";

export const nonceStoreSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Nobody outside can revoke a key at its admission object, which takes that from the operator alone; usage.contract.ts and admission.contract.ts do (HMAC-KEY-04).",
		mutants: [
			{ from: '{ return { decision: "revoked" }; }' },
			{ from: '{ decision: "revoked" }' },
			{ from: '"revoked"' },
			{ from: '{ this.#setState("revoked", revoked ? 1 : 0); }' },
		],
	},
];
