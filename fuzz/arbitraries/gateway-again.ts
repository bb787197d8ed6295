import * as fc from "fast-check";
import type { Again, Ask, OwnKey } from "../laws/gateway-command.ts";
import { type AskChoice, askOf, reading, uncovered } from "./gateway-ask.ts";
import { algorithm } from "./gateway-bearer.ts";
import type { What } from "./gateway-what.ts";

/** The last signed request once more. */
export function again(by: OwnKey, { hasElsewhere }: AskChoice): fc.Arbitrary<Again> {
	return fc
		.record({
			do: fc.constant("again" as const),
			by: fc.constant(by),
			as: fc.constantFrom("sent" as const, "honest" as const),
			headers: uncovered,
			elsewhere: hasElsewhere ? fc.boolean() : fc.constant(false),
		})
		.map(({ elsewhere, ...rest }) => ({ ...rest, ...(elsewhere ? { elsewhere } : {}) }));
}

/** A request whose credential holds, and once more with another signature under what it says. */
export function resigned(by: OwnKey | "bearer"): fc.Arbitrary<readonly [Ask, Again]> {
	const header = by === "bearer" ? "Authorization" : "X-Signature";
	const at = fc.integer({ min: -60, max: -2 });
	const probe = by === "bearer" ? algorithm.map((alg): What => ({ ...reading, token: { alg } })) : fc.constant(reading);
	return fc
		.tuple(probe, at)
		.map(([asked, place]) => [
			askOf(by, asked, {}),
			{ do: "again", by, as: "sent", headers: [], after: [{ flipCharacter: { header, at: place } }] },
		]);
}
