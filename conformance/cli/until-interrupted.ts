/** Resolves when the signal aborts, at once if it has. Keeps the process alive meanwhile. */
export function untilInterrupted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) return resolve();
		const alive = setInterval(() => {}, 1_000_000);
		signal.addEventListener("abort", () => {
			clearInterval(alive);
			resolve();
		});
	});
}
