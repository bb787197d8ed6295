import type { Mutant } from "../mutant.ts";

export const keyDividedAnewAtOnce: Mutant = {
	id: "key-divided-anew-at-once",
	sentence: "Asks only the new admission objects of a key from the moment on in which its division is changed.",
	breaks: ["HMAC-NONCE-12"],
	also: ["HMAC-NONCE-01", "HMAC-NONCE-02"],
	threats: ["NON-34"],
	seen: { inside: "It takes a key record that says how the key is divided, and a clock in the test's hand." },
	stages: (reference) => ({
		...reference,
		admit: (keyId, { division, ...request }, namespace, seconds) => {
			const lastsBeyond = division !== undefined && request.acceptableUntil > division.shards.from;
			const anew = division && {
				...division,
				shards: { ...division.shards, from: lastsBeyond ? 0 : division.shards.from },
			};
			return reference.admit(keyId, anew === undefined ? request : { ...request, division: anew }, namespace, seconds);
		},
	}),
};
