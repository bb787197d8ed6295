import { describe, expect, it } from "vitest";
import { startRig } from "../conformance/embedded/index.ts";
import type { Checkable } from "./checkable.ts";
import { Unjudged, type Violation } from "./law.ts";
import type { Place } from "./place.ts";
import { properties } from "./properties/index.ts";

/**
 * A broken gateway that only a kill, a clock or another place shows, the property that finds it out, and by what; and a seed,
 * where under the usual one something is seen first that says less.
 */
const faults: readonly (readonly [mutant: string, property: string, requirement: RegExp, seed?: number])[] = [
	["nonces-kept-in-the-memory-of-the-object", "nonce-restarts", /^HMAC-NONCE-09$/],
	["nonces-kept-in-the-isolate", "nonce-restarts", /^HMAC-NONCE-0[129]$/],
	["nonces-of-each-edge-apart", "nonce-restarts", /^HMAC-NONCE-0[129]$/],
	["admission-awaits-between-reading-and-writing", "nonce-restarts", /^HMAC-NONCE-0[29]$/],
	["forgotten-nonces-acceptable-after-a-step-back", "two-clocks", /^HMAC-NONCE-0[19]$/],
	["nonce-forgotten-with-its-timestamp", "two-clocks", /^HMAC-NONCE-0[19]$/],
	["nonces-forgotten-by-milliseconds", "two-clocks", /^HMAC-NONCE-0[19]$/],
	["nonce-bound-to-its-timestamp", "two-clocks", /^HMAC-NONCE-0[129]$/],
	["future-timestamps-taken", "two-clocks", /^HMAC-TIME-02$/],
	["old-timestamps-taken", "two-clocks", /^HMAC-TIME-01$/],
	["window-without-its-edges", "two-clocks", /^HMAC-TIME-03$/],
	["key-set-kept-for-ever", "key-set-times", /^JWKS-0[137]$/],
	["key-set-kept-as-the-issuer-says", "key-set-times", /^(?:JWKS-0[12]|ANS-0[57])$/, 3],
	["key-set-fetched-by-each-that-waits", "key-set-times", /^JWKS-0[24]$/],
	["key-set-lost-with-its-caller", "key-set-times", /^JWKS-02$/],
	["rotation-not-noticed", "key-set-times", /^JWKS-03$/],
	["unknown-kid-fetched-each-time", "key-set-times", /^JWKS-04$/],
	["failed-fetch-tried-at-once", "key-set-times", /^JWKS-06$/],
	["old-key-set-used-without-end", "key-set-times", /^(?:JWKS-07|ANS-07)$/],
];

const noGateway: Place["gateway"] = async () => {
	throw new Error("these properties ask the rig only");
};

/** That of the first input that shows one; it is not made smaller. */
async function firstViolation(checkable: Checkable, seed: number): Promise<Violation | undefined> {
	for (let index = 0; index < mostInputs; index += 1) {
		const violation = await checkable.draw(seed, index).judge().catch(unlessUnjudged);
		if (violation !== undefined) return violation;
	}
	return undefined;
}

/** What cannot be judged shows nothing. */
function unlessUnjudged(error: unknown): undefined {
	if (!(error instanceof Unjudged)) throw error;
}

const usualSeed = 20_260_302;
const mostInputs = 150;

describe("properties over the rig", () => {
	it.each(faults.map(([mutant, id, requirement, seed = usualSeed]) => [mutant, id, requirement, seed] as const))(
		"find out %s by %s",
		async (mutant, id, requirement, seed) => {
			const property = properties.find((one) => one.id === id);
			if (property === undefined) throw new Error(`no ${id}`);
			const rig = await startRig({ entry: "mutants", mutant });
			try {
				const place = {
					gateway: noGateway,
					rig: async () => ({ usable: true, rig, runId: "rig-mutants-test" }) as const,
				};
				const opened = await property.open(place);
				if (!opened.ready) throw new Error(opened.reason);
				const violation = await firstViolation(opened.checkable, seed);
				expect(violation?.requirement).toMatch(requirement);
			} finally {
				await rig.dispose();
			}
		},
	);
});
