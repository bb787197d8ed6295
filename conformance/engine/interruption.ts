/** The reason of each check that did not run, and of the run as a whole. */
export const interruption = "The run was interrupted.";

/** What is under way when a run is interrupted may still end within this time. */
const graceMs = 2000;

/** Thrown in place of whatever an interrupted run would have done next. */
export class Interrupted extends Error {
	override readonly name = "Interrupted";

	constructor() {
		super(interruption);
	}
}

/** Throws `Interrupted` where the signal has come. */
export function unlessInterrupted(signal: AbortSignal | undefined): void {
	if (signal?.aborted === true) throw new Interrupted();
}

/** What the work comes to; rejects with `Interrupted` as soon as the signal has come. */
export async function atOnce<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	return withGrace(work, signal, 0);
}

/** What the work comes to; rejects with `Interrupted` where it has not settled within a moment after the signal. */
export async function withGrace<T>(work: Promise<T>, signal: AbortSignal | undefined, ms = graceMs): Promise<T> {
	if (signal === undefined) return work;
	let timer: NodeJS.Timeout | undefined;
	const settled = new AbortController();
	const cut = new Promise<never>((_, reject) => {
		const begin = (): void => {
			timer = setTimeout(() => reject(new Interrupted()), ms);
		};
		if (signal.aborted) begin();
		else signal.addEventListener("abort", begin, { once: true, signal: settled.signal });
	});
	try {
		return await Promise.race([work, cut]);
	} finally {
		settled.abort();
		clearTimeout(timer);
	}
}
