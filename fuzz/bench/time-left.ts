import type { Bout } from "./bout.ts";

/**
 * How long so many pairs of a fault and a seed will take, in milliseconds, if they take as long as those that have been
 * fought: by one suite or both, with what it took to start what is wrong. Undefined where none has been.
 */
export function msLeft(
	bouts: readonly Pick<Bout, "fault" | "seed" | "ms" | "bootMs">[],
	pairs: number,
): number | undefined {
	const fought = new Set(bouts.map(({ fault, seed }) => `${seed} ${fault}`)).size;
	const spent = bouts.reduce((sum, { ms, bootMs }) => sum + ms + bootMs, 0);
	return fought === 0 ? undefined : (spent / fought) * pairs;
}

/** `3 h 20 min`, `12 min`, `40 s`. */
export function timeText(ms: number): string {
	const minutes = Math.round(ms / 60_000);
	if (minutes < 1) return `${Math.round(ms / 1000)} s`;
	return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
