import type { WireOutcome } from "../client/wire.ts";
import { headerValues } from "./answer.ts";

/** One answer with a `Date` and the local Unix seconds around it. */
export interface ClockSample {
	sentAt: number;
	receivedAt: number;
	/** The header's value as Unix seconds; it names the second that had begun. */
	date: number;
}

export interface ClockEstimate {
	/** Seconds to add to the local clock. */
	offset: number;
	/** The target's clock is within this many seconds of the estimate; undefined if it gave no usable `Date`. */
	uncertainty: number | undefined;
}

/**
 * The sample that an answer gives, or undefined if it has no `Date` that can be read (RFC 9110 §5.6.7), or comes out of a
 * cache: its `Date` is of the day on which it was stored (RFC 9111 §4.2.3).
 */
export function clockSample(outcome: WireOutcome, sentAt: number, receivedAt: number): ClockSample | undefined {
	if (!outcome.ok) return undefined;
	const { headers } = outcome.answer;
	if (headerValues(headers, "age").some((age) => Number(age) > 0)) return undefined;
	const [value] = headerValues(headers, "date");
	const date = value === undefined ? Number.NaN : Date.parse(value) / 1000;
	return Number.isFinite(date) ? { sentAt, receivedAt, date } : undefined;
}

/**
 * The offset that explains all samples. Each bounds it: a `Date` of d was made between sending and receiving, while
 * the target's clock read d up to one second more. If a clock without any offset explains them all, the offset is 0:
 * well-kept clocks agree. Samples that contradict each other, as from several machines, widen the uncertainty.
 */
export function estimateClock(samples: readonly ClockSample[]): ClockEstimate {
	if (samples.length === 0) return { offset: 0, uncertainty: undefined };
	const lows = samples.map(({ date, receivedAt }) => date - receivedAt);
	const highs = samples.map(({ date, sentAt }) => date + 1 - sentAt);
	const agreed = Math.max(...lows) <= Math.min(...highs);
	const low = agreed ? Math.max(...lows) : Math.min(...lows);
	const high = agreed ? Math.min(...highs) : Math.max(...highs);
	const offset = low <= 0 && high >= 0 ? 0 : (low + high) / 2;
	return { offset, uncertainty: Math.max(high - offset, offset - low) };
}
