import { compatibilityDate } from "../../conformance/embedded/bundle.ts";
import { loadMiniflare } from "../../conformance/embedded/miniflare.ts";

/** One Worker in the simulator. URLs have no slash at their end. */
export interface SimulatedWorker {
	/** The simulator's entry, through which requests come to it during development. */
	readonly entry: string;
	/** Its own socket, on which the runtime itself listens. */
	readonly direct: string;
	close(): Promise<void>;
}

const name = "fuzz";

/** Starts a Worker without bindings from the text of its module. Rejects with `MiniflareMissing` where there is no simulator. */
export async function startSimulatedWorker(module: string): Promise<SimulatedWorker> {
	const { Miniflare, Log, LogLevel } = await loadMiniflare();
	const miniflare = new Miniflare({
		host: "127.0.0.1",
		port: 0,
		// Otherwise a description of this machine's network is fetched from the Internet.
		cf: false,
		telemetry: { enabled: false },
		log: new Log(LogLevel.NONE),
		handleStructuredLogs: () => {},
		workers: [
			{
				config: {
					name,
					compatibilityDate: await compatibilityDate(),
					manifest: { mainModule: "worker.js", modules: { "worker.js": { type: "esm", contents: module } } },
				},
				dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }] },
			},
		],
	});
	try {
		const entry = (await miniflare.ready).origin;
		const direct = (await miniflare.unsafeGetDirectURL(name)).origin;
		return { entry, direct, close: () => miniflare.dispose() };
	} catch (error) {
		await miniflare.dispose();
		throw error;
	}
}
