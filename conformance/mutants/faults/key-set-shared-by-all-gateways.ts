import type { KeySet } from "../../../gateway/src/jwks-cache.ts";
import type { Mutant } from "../mutant.ts";

/** The fault itself: outside of every gateway. */
let shared: KeySet | undefined;

export const keySetSharedByAllGateways: Mutant = {
	id: "key-set-shared-by-all-gateways",
	sentence: "Keeps one key set for all gateways of an isolate, whatever issuer each has.",
	breaks: ["JWT-KEY-02"],
	threats: ["JWK-20"],
	seen: { inside: "A deployment has one gateway in an isolate; only a test composes two." },
	stages: (reference) => ({
		...reference,
		openKeySet(options) {
			shared ??= reference.openKeySet(options);
			return shared;
		},
	}),
};
