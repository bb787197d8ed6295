import type { Lab, LabOptions } from "../embedded/index.ts";
import { UsageError } from "./usage-error.ts";

type Listener = Parameters<typeof process.removeListener>[1];

const signals: readonly (string | symbol)[] = ["SIGINT", "SIGTERM"];

/**
 * Refuses the signals that a library claims while `start` runs: the simulator would end this process at once, and
 * with it the report of what was done. Its clean-up when the process exits stays.
 */
async function keepingSignals<T>(start: () => Promise<T>): Promise<T> {
	const refuse = (event: string | symbol, listener: Listener): void => {
		// The event comes before the listener is there.
		if (signals.includes(event)) queueMicrotask(() => process.removeListener(event, listener));
	};
	process.on("newListener", refuse);
	try {
		return await start();
	} finally {
		process.removeListener("newListener", refuse);
	}
}

/** Boots the embedded gateway. Throws a `UsageError` where the simulator is not installed or a port is taken. */
export async function startEmbedded(options: LabOptions): Promise<Lab> {
	const { MiniflareMissing, startLab } = await import("../embedded/index.ts");
	try {
		return await keepingSignals(() => startLab(options));
	} catch (error) {
		if (error instanceof MiniflareMissing) throw new UsageError(error.message);
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		if (["EADDRINUSE", "EACCES", "EADDRNOTAVAIL", "ERR_ADDRESS_IN_USE"].includes(code)) {
			throw new UsageError(`The embedded gateway cannot listen: ${code}. Choose another port or address.`);
		}
		throw error;
	}
}
