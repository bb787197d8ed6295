import { deciding, isWrittenDown, strike } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const admissionAwaitsBetweenReadingAndWriting: Mutant = {
	id: "admission-awaits-between-reading-and-writing",
	sentence: "Lets go of its turn between looking for a nonce and writing it down.",
	breaks: ["HMAC-NONCE-02"],
	threats: ["NON-03"],
	seen: "wire",
	store: deciding(async (reference, request, nowSeconds, sql) => {
		const spent = isWrittenDown(sql, request.nonce);
		await new Promise((resolve) => setTimeout(resolve, 1));
		if (spent) {
			return { decision: "replayed" };
		}
		strike(sql, request.nonce);
		return reference.admit(request, nowSeconds);
	}),
};
