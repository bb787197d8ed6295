type Listener = Parameters<typeof process.removeListener>[1];

const signals: readonly (string | symbol)[] = ["SIGINT", "SIGTERM"];

/**
 * Refuses the signals that a library claims while `work` goes on: the simulator would end this process at once, and
 * with it the report of what was done. Its clean-up when the process exits stays.
 */
export async function keepingSignals<T>(work: () => Promise<T>): Promise<T> {
	const refuse = (event: string | symbol, listener: Listener): void => {
		// The event comes before the listener is there.
		if (signals.includes(event)) queueMicrotask(() => process.removeListener(event, listener));
	};
	process.on("newListener", refuse);
	try {
		return await work();
	} finally {
		process.removeListener("newListener", refuse);
	}
}
