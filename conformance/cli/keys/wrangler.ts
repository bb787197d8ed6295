import { peerRange } from "../../data.ts";
import { UsageError } from "../usage-error.ts";

/** Wrangler, as far as it is used here. */
export type WranglerModule = Pick<typeof import("wrangler"), "getPlatformProxy">;

/**
 * Loads Wrangler, an optional peer of this package, only when a gateway's keys are asked for. Throws a `UsageError` where it
 * is not there, its own error where it is there and broken.
 */
export async function loadWrangler(
	load: () => Promise<WranglerModule> = () => import("wrangler"),
): Promise<WranglerModule> {
	try {
		return await load();
	} catch (error) {
		if (isMissing(error)) {
			throw new UsageError(
				`The way to a gateway's keys is Wrangler, which is not installed. Run \`npm install --save-dev "wrangler@${peerRange("wrangler")}"\`.`,
			);
		}
		throw error;
	}
}

function isMissing(error: unknown): boolean {
	return (
		error instanceof Error &&
		"code" in error &&
		error.code === "ERR_MODULE_NOT_FOUND" &&
		error.message.includes("'wrangler'")
	);
}
