import type { Lab, LabOptions } from "../embedded/index.ts";
import { UsageError } from "./usage-error.ts";

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Takes back the signals that a library claims while `start` runs: the simulator would end this process at once, and
 * with it the report of what was done. Its clean-up when the process exits stays.
 */
async function keepingSignals<T>(start: () => Promise<T>): Promise<T> {
	const before = signals.map((signal) => ({ signal, own: new Set(process.listeners(signal)) }));
	try {
		return await start();
	} finally {
		for (const { signal, own } of before) {
			for (const listener of process.listeners(signal)) {
				if (!own.has(listener)) process.removeListener(signal, listener);
			}
		}
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
