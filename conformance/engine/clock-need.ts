import type { Probe } from "../client/probe.ts";
import type { Check } from "./check.ts";
import type { ClockEstimate } from "./clock.ts";
import type { SkipReason } from "./needs.ts";

/** The window within which a timestamp is fresh (HMAC-TIME). */
const windowSeconds = 300;
/** The way to the target and the cutting to whole seconds. */
const slackSeconds = 1;
/** Offsets further than this from an edge of the window are meant to be far from it, whatever the clock says. */
const edgeSeconds = 60;

function edgeDistance({ sign }: Probe): number {
	const offset = sign?.timestampOffset;
	return offset === undefined ? Number.POSITIVE_INFINITY : Math.abs(Math.abs(offset) - windowSeconds);
}

/**
 * Why a check of an edge of the window cannot be made on a target whose clock is not known well enough, or undefined.
 * Without this, a clock that is off would look like a gateway that is wrong.
 */
export function unknownClock(check: Check, { uncertainty }: ClockEstimate): SkipReason | undefined {
	if (check.kind !== "exchange") return undefined;
	const distance = Math.min(edgeDistance(check.twin), edgeDistance(check.probe));
	if (distance > edgeSeconds) return undefined;
	if (uncertainty !== undefined && uncertainty <= distance - slackSeconds) return undefined;
	return {
		reason: "the clock of the target is not known well enough to ask about the edge of the window",
		remedy: "let the target send a Date header, from one clock",
	};
}
