import type { Lab, LabOptions } from "../embedded/index.ts";
import { keepingSignals } from "./keeping-signals.ts";
import { UsageError } from "./usage-error.ts";

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
