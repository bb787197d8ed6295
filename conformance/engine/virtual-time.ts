import type { Timekeeper } from "./schedule.ts";

/** For tests: time that passes only while somebody waits, for all who wait at once. */
export function virtualTime(): Timekeeper {
	let now = 0;
	return {
		now: () => now,
		wait: async (ms) => {
			const until = now + ms;
			await Promise.resolve();
			now = Math.max(now, until);
		},
	};
}
