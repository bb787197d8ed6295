import type { Trial } from "../engine/check.ts";
import { clockAround, type Decided } from "./decided.ts";

/** How long it took after a change until a target acted on it, in seconds; `high` is null where it was not seen to. */
export interface Delay {
	low: number;
	high: number | null;
	requests: number;
}

export interface Awaited {
	/** The target's clock around the change. */
	changed: { before: number; after: number };
	/** For how many seconds after it to ask. */
	patience: number;
	/** The least time between two requests, in seconds; later the pauses grow with the time that has passed. */
	pause: number;
	ask(): Promise<Decided>;
	/** Whether an answer shows that the target has not acted yet. */
	isBefore(answer: Decided): boolean;
}

/** The longest pause is this share of the time that has passed, so that requests are few and the interval is narrow. */
const relativePause = 0.05;

/**
 * Asks until the target acts on a change. It acted after the last request was sent that shows it had not, and before the
 * first answer had come that shows it has.
 */
export async function awaitChange({ now, pause }: Pick<Trial, "now" | "pause">, awaited: Awaited): Promise<Delay> {
	const { changed, patience } = awaited;
	let low = 0;
	for (let requests = 1; ; requests += 1) {
		const answer = await awaited.ask();
		const { before, after } = clockAround(answer.exchange);
		if (!awaited.isBefore(answer)) return { low, high: Math.max(low, after - changed.before), requests };
		low = Math.max(low, before - changed.after);
		const passed = now() - changed.after;
		if (passed >= patience) return { low, high: null, requests };
		await pause(1000 * Math.max(awaited.pause, passed * relativePause));
	}
}
