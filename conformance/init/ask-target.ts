import type { BuildMoment } from "../client/context.ts";
import type { WireRequest } from "../client/wire.ts";
import type { Exchange } from "../engine/check.ts";
import { type ClockEstimate, type ClockSample, clockSample, estimateClock } from "../engine/clock.ts";
import type { Target } from "../engine/target.ts";
import type { InitProbe } from "./probes.ts";

/** One request and what came of it. */
export interface Sighting extends Pick<InitProbe, "id" | "carries"> {
	exchange: Exchange;
	/** What the answer says of the target's clock. */
	sample: ClockSample | undefined;
}

/** What asking takes of the world. */
export interface Asking {
	/** Resolves when the next request may be sent. */
	admit(count: number): Promise<void>;
	/** This machine's Unix seconds. */
	now(): number;
	random: BuildMoment["random"];
	runId: string;
	timeoutMs: number;
	signal: AbortSignal;
	/** Told of each request before it is sent. */
	onSending(request: WireRequest, carries: string): Promise<void>;
	/** Told of each exchange as it is over. */
	onSighting(sighting: Sighting): Promise<void>;
}

/**
 * Sends the probes one after the other and resolves with what came, whatever that is. Stops after a request without an
 * answer, since the next one would fare no better, after one too many (429), and when it is interrupted. `earlier` sets the clock.
 */
export async function askTarget(
	target: Target,
	probes: readonly InitProbe[],
	asking: Asking,
	earlier: readonly Sighting[] = [],
): Promise<readonly Sighting[]> {
	const { offset } = clockOf(earlier);
	const moment = { now: () => asking.now() + offset, random: asking.random, runId: asking.runId };
	const sightings: Sighting[] = [];
	for (const { id, carries, probe } of probes) {
		await asking.admit(1);
		if (asking.signal.aborted) break;
		const { request, token } = await target.build(probe, moment);
		await asking.onSending(request, carries);
		const sentAt = asking.now();
		const outcome = await target.transport.send(request, { timeoutMs: asking.timeoutMs });
		const sample = clockSample(outcome, sentAt, asking.now());
		const sighting = { id, carries, exchange: { probe, request, outcome, token }, sample };
		sightings.push(sighting);
		await asking.onSighting(sighting);
		if (!outcome.ok || outcome.answer.status === 429) break;
	}
	return sightings;
}

/** The target's clock by all answers. */
export function clockOf(sightings: readonly Sighting[]): ClockEstimate {
	return estimateClock(sightings.flatMap(({ sample }) => sample ?? []));
}
