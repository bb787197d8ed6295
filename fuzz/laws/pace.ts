import type { Timekeeper } from "../../conformance/engine/schedule.ts";

/** What came of some work, and for how long beside it something small had to wait, at most, in milliseconds. */
export interface Paced<T> {
	readonly result: T;
	readonly stalledMs: number;
}

/** Work that takes no longer than this is not watched. */
const firstBeatMs = 200;
const pauseMs = 50;

/**
 * Does work, and where it takes long asks for something small beside it, again and again. A machine that has no time for
 * the one has none for the other, nor for a clock that is to ring: that way it shows whether somebody waited for too
 * long, or had no turn.
 */
export async function besideBeats<T>(
	work: Promise<T>,
	beat: () => Promise<unknown>,
	time: Timekeeper,
): Promise<Paced<T>> {
	let isOver = false;
	let stalledMs = 0;
	const end = () => {
		isOver = true;
	};
	const ended = work.then(end, end);
	const takes = async (part: () => Promise<unknown>, usualMs: number): Promise<void> => {
		const started = time.now();
		await part();
		stalledMs = Math.max(stalledMs, time.now() - started - usualMs);
	};
	const beats = async (): Promise<void> => {
		await takes(() => Promise.race([ended, time.wait(firstBeatMs)]), firstBeatMs);
		while (!isOver) {
			await takes(beat, 0);
			await takes(() => Promise.race([ended, time.wait(pauseMs)]), pauseMs);
		}
	};
	const [result] = await Promise.all([work, beats()]);
	return { result, stalledMs };
}
