import { peerRange } from "../data.ts";

/** The simulator, as far as it is used here. */
export type MiniflareModule = typeof import("miniflare");

/** Thrown where the optional package is not installed; the message says what to do. */
export class MiniflareMissing extends Error {
	override name = "MiniflareMissing";

	constructor() {
		super(
			`The embedded gateway runs in miniflare, which is not installed. Run \`npm install --save-dev miniflare@${peerRange("miniflare")}\`, ` +
				"or test a gateway that is running already: --target URL.",
		);
	}
}

/**
 * Loads miniflare, an optional peer of this package, only when a gateway is to be embedded.
 * Rejects with `MiniflareMissing` where it is not there, with its own error where it is there and broken.
 */
export async function loadMiniflare(
	load: () => Promise<MiniflareModule> = () => import("miniflare"),
): Promise<MiniflareModule> {
	try {
		return await load();
	} catch (error) {
		if (isMissing(error)) {
			throw new MiniflareMissing();
		}
		throw error;
	}
}

/**
 * What every simulator is told: to be reached from this machine only, to be found there by nobody who was not given its
 * address, to ask the Internet for nothing, and to write nothing.
 */
export function simulatorOptions({ Log, LogLevel }: MiniflareModule) {
	return {
		host: "127.0.0.1",
		port: 0,
		// Otherwise a description of this machine's network is fetched from the Internet.
		cf: false,
		enableDevRegistry: false,
		telemetry: { enabled: false },
		log: new Log(LogLevel.NONE),
	} as const;
}

function isMissing(error: unknown): boolean {
	return (
		error instanceof Error &&
		"code" in error &&
		error.code === "ERR_MODULE_NOT_FOUND" &&
		error.message.includes("'miniflare'")
	);
}
