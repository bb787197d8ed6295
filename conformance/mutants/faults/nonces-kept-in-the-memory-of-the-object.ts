import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { NonceTables } from "../../../gateway/src/nonce-tables.ts";
import type { Mutant } from "../mutant.ts";

export const noncesKeptInTheMemoryOfTheObject: Mutant = {
	id: "nonces-kept-in-the-memory-of-the-object",
	sentence: "Keeps nonces in the memory of the admission object.",
	breaks: ["HMAC-NONCE-09"],
	threats: ["NON-04"],
	seen: { inside: "Only a test can put the object out of memory." },
	store: (sql) => {
		// What was in memory is not on disk when the object is opened again.
		new NonceTables(sql).forgetThrough(Number.POSITIVE_INFINITY);
		return new NonceStore(sql);
	},
};
