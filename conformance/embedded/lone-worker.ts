import { compatibilityDate } from "./bundle.ts";
import { loadMiniflare, simulatorOptions } from "./miniflare.ts";

/** One Worker in a simulator of its own. URLs have no slash at their end. */
export interface LoneWorker {
	/** The simulator's entry, through which requests come to it during development. */
	readonly entry: string;
	/** Its own socket, on which the runtime itself listens. */
	readonly direct: string;
	close(): Promise<void>;
}

const name = "lone";

/**
 * Starts a Worker from the text of its module, with these texts in its environment. Rejects, with nothing left running, where
 * it does not come up; with `MiniflareMissing` where there is no simulator.
 */
export async function startLoneWorker(module: string, env: Readonly<Record<string, string>> = {}): Promise<LoneWorker> {
	const simulator = await loadMiniflare();
	const miniflare = new simulator.Miniflare({
		...simulatorOptions(simulator),
		// What a Worker writes of what it was sent belongs to nobody's terminal.
		handleStructuredLogs: () => {},
		workers: [
			{
				config: {
					name,
					compatibilityDate: await compatibilityDate(),
					manifest: { mainModule: "worker.js", modules: { "worker.js": { type: "esm", contents: module } } },
					env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, { type: "text", value }])),
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
