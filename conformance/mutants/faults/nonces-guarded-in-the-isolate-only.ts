import { accept } from "#protocol";
import { deciding, isWrittenDown, strike } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

/** As long as a store takes that writes in several places. */
const writingMs = 20;

export const noncesGuardedInTheIsolateOnly: Mutant = {
	id: "nonces-guarded-in-the-isolate-only",
	sentence:
		"Lets one of several requests at once through in each isolate, to a store that reads first and writes later.",
	breaks: ["HMAC-NONCE-02"],
	also: ["LIM-04"],
	threats: ["NON-02", "NON-06"],
	seen: "wire",
	stages: (reference) => {
		const underWay = new Set<string>();
		return {
			...reference,
			async admit(keyId, request, namespace, seconds) {
				const name = `${keyId} ${request.nonce}`;
				if (underWay.has(name)) {
					return accept({ decision: "replayed" });
				}
				underWay.add(name);
				return reference.admit(keyId, request, namespace, seconds);
			},
		};
	},
	store: deciding(async (reference, request, nowSeconds, sql) => {
		const spent = isWrittenDown(sql, request.nonce);
		await new Promise((resolve) => setTimeout(resolve, writingMs));
		if (spent) {
			return { decision: "replayed" };
		}
		strike(sql, request.nonce);
		return reference.admit(request, nowSeconds);
	}),
};
