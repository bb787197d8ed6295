import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";

export const nonceCoveredButForItsEnd: Mutant = {
	id: "nonce-covered-but-for-its-end",
	sentence: "Binds a signature to the nonce but for its last character.",
	breaks: ["HMAC-CANON-05"],
	threats: ["CAN-05"],
	seen: "wire",
	stages: alsoVerifying((covered) =>
		[...alphabet].map((last) => {
			const nonce = covered.signed.nonce.slice(0, -1) + last;
			return { ...covered, signed: { ...covered.signed, nonce } };
		}),
	),
};
