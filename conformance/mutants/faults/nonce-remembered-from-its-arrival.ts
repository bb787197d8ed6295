import { deciding } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const nonceRememberedFromItsArrival: Mutant = {
	id: "nonce-remembered-from-its-arrival",
	sentence: "Remembers a nonce for the length of the window from its arrival on, whatever its timestamp.",
	breaks: ["HMAC-NONCE-08"],
	threats: ["NON-18"],
	seen: { inside: "To see a nonce forgotten takes ten minutes, or a clock in the test's hand." },
	store: deciding((reference, request, nowSeconds) =>
		reference.admit({ ...request, acceptableUntil: Math.floor(nowSeconds) + 300 }, nowSeconds),
	),
};
