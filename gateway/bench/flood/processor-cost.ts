import type { PreparedRequest } from "../prepared-request.ts";
import { processorMsWhenIdle } from "../processor-time.ts";
import { type Answer, sendAll } from "../send.ts";
import { VoidRound } from "../void-round.ts";

/** Requests that are all alike, and all answered alike. */
export interface Flow {
	readonly url: string;
	readonly count: number;
	readonly prepare: (nowMs: number) => PreparedRequest;
	/** Throws a `VoidRound` where an answer is not what it has to be. */
	readonly require: (answers: readonly Answer[], requests: readonly PreparedRequest[]) => void;
}

/** What each request of a flow costs a process, in µs of its processors' time, user and system. */
export async function processorCost(
	{ url, count, prepare, require }: Flow,
	pid: number,
	atOnce: number,
): Promise<number> {
	const requests = Array.from({ length: count }, () => prepare(Date.now()));
	const before = await processorMsWhenIdle(pid);
	const answers = await sendAll(url, requests, atOnce);
	const after = await processorMsWhenIdle(pid);
	require(answers, requests);
	return microsecondsEach(after - before, count);
}

/** Throws a `VoidRound` where the time is too short for the clock that it was taken with. */
export function microsecondsEach(ms: number, count: number): number {
	if (ms <= 0) {
		throw new VoidRound(`${count} requests took less time than the system counts`);
	}
	return (ms * 1000) / count;
}
