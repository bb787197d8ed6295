import * as fc from "fast-check";
import type { Change, Probe } from "../../conformance/client/probe.ts";
import { countersignV1 } from "../../conformance/client/protocol.ts";
import type { SigningScheme } from "../../conformance/client/signing-scheme.ts";
import { type ProbeMaterial, signedProbe } from "./signed-probe.ts";

/**
 * The same signed requests for a gateway of another make, all of which come to their end: how long it waits for a body
 * that never comes, no scheme says.
 */
export function describedProbe(material: ProbeMaterial): fc.Arbitrary<Probe> {
	return signedProbe(material).map(({ framing, ...probe }) =>
		framing?.kind === "chunked" ? { ...probe, framing } : probe,
	);
}

/** How far off a time may be, in seconds, so that probes can be signed with it under a window that is not the usual one. */
export interface TimeReach {
	/** Times up to so far off are within the window. */
	readonly within: number;
	/** Times beyond so far off are not. */
	readonly beyond: number;
}

/** What lies between is a matter of a measurement. */
export function timeReach({ windowSeconds }: NonNullable<SigningScheme["timestamp"]>): TimeReach {
	const usual = countersignV1.timestamp.windowSeconds;
	return { within: Math.max(0, Math.min(windowSeconds, usual) - 10), beyond: Math.max(windowSeconds, usual) + 10 };
}

/** Signed requests whose time is a little or far off, spelt as the scheme says. */
export function describedTimestampProbe(timestamp: NonNullable<SigningScheme["timestamp"]>): fc.Arbitrary<Probe> {
	const { within, beyond } = timeReach(timestamp);
	const far = fc.oneof(fc.integer({ min: beyond + 1, max: 10 * beyond }), fc.constantFrom(86_400, 700_000_000));
	return fc
		.record({
			timestampOffset: fc.oneof(
				fc.integer({ min: -within, max: within }),
				far,
				far.map((seconds) => -seconds),
			),
			after: fc.constantFrom<readonly Change[]>([], [], [{ add: ["Date", "Thu, 01 Jan 2026 00:00:00 GMT"] }]),
		})
		.map(({ timestampOffset, after }) => ({ credential: "hmac", route: "read", sign: { timestampOffset }, after }));
}
