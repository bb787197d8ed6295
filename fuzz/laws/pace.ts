import type { Timekeeper } from "../../conformance/engine/schedule.ts";

/** What came of some work, and how long the slowest thing took that was asked beside it; 0 where there was no time for any. */
export interface Paced<T> {
	readonly result: T;
	readonly slowestMs: number;
}

/** Work that takes no longer than this is not watched. */
const firstBeatMs = 200;
const pauseMs = 50;

/**
 * Does work, and where it takes long asks for something small beside it, again and again. A machine that has no time for
 * the one has none for the other: that way it shows whether somebody waited for too long, or had no turn.
 */
export async function besideBeats<T>(
	work: Promise<T>,
	beat: () => Promise<unknown>,
	time: Timekeeper,
): Promise<Paced<T>> {
	let isOver = false;
	const end = () => {
		isOver = true;
	};
	const ended = work.then(end, end);
	const beats = async (): Promise<number> => {
		let slowestMs = 0;
		await Promise.race([ended, time.wait(firstBeatMs)]);
		while (!isOver) {
			const started = time.now();
			await beat();
			slowestMs = Math.max(slowestMs, time.now() - started);
			await Promise.race([ended, time.wait(pauseMs)]);
		}
		return slowestMs;
	};
	const [result, slowestMs] = await Promise.all([work, beats()]);
	return { result, slowestMs };
}
