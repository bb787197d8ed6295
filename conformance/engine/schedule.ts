import { setTimeout as wait } from "node:timers/promises";

/**
 * Runs `work` on each item, at most `concurrency` at a time, starting them in order. Rejects with the first
 * rejection, after which nothing more is started.
 */
export function inParallel<T>(
	items: readonly T[],
	concurrency: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	return inLanes([items], concurrency, work);
}

/**
 * The same for items of several lanes, each in its own order. All lanes begin at once, with the same share of the
 * workers; whoever has come to the end of one goes on with the next.
 */
export async function inLanes<T>(
	lanes: readonly (readonly T[])[],
	concurrency: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	const queues = lanes.filter((lane) => lane.length > 0).map((lane) => lane.values());
	let failed = false;
	const worker = async (first: number): Promise<void> => {
		for (const queue of [...queues.slice(first), ...queues.slice(0, first)]) {
			for (const item of queue) {
				if (failed) return;
				try {
					await work(item);
				} catch (error) {
					failed = true;
					throw error;
				}
			}
		}
	};
	const size = lanes.reduce((sum, lane) => sum + lane.length, 0);
	const workers = Array.from({ length: Math.min(concurrency, size) }, (_, index) => worker(index % queues.length));
	await Promise.all(workers);
}

/** Time as a limiter sees it; replaced in tests. */
export interface Timekeeper {
	now(): number;
	wait(ms: number): Promise<void>;
}

/** The time of this machine. */
export const realTime: Timekeeper = {
	now: () => performance.now(),
	wait: async (ms) => {
		await wait(ms);
	},
};

/**
 * Spaces requests evenly, `perSecond` on average, without bursts. A group that must go out at once waits until
 * its first place is free and then takes as many places as it has members.
 */
export function rateLimit(perSecond: number, time: Timekeeper = realTime): (count: number) => Promise<void> {
	let free = time.now();
	return async (count) => {
		const now = time.now();
		const start = Math.max(free, now);
		free = start + (count * 1000) / perSecond;
		if (start > now) await time.wait(start - now);
	};
}
