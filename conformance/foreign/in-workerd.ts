import { join } from "node:path";
import { build } from "esbuild";
import { Log, LogLevel, Miniflare } from "miniflare";
import { packageRoot } from "../data.ts";
import { compatibilityDate, workerOptions } from "../embedded/bundle.ts";
import type { Running } from "./running.ts";

/** Serves a Worker from its source in workerd, on a socket of its own, with these texts in its environment. */
export async function startWorker(source: string, env: Readonly<Record<string, string>>): Promise<Running> {
	const text = await bundled(source);
	const miniflare = new Miniflare({
		host: "127.0.0.1",
		port: 0,
		cf: false,
		telemetry: { enabled: false },
		log: new Log(LogLevel.NONE),
		// What a Worker writes of what it was sent belongs to nobody's terminal.
		handleStructuredLogs: () => {},
		workers: [
			{
				config: {
					name: "foreign",
					compatibilityDate: await compatibilityDate(),
					manifest: { mainModule: "worker.js", modules: { "worker.js": { type: "esm", contents: text } } },
					env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, { type: "text", value }])),
				},
				dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }] },
			},
		],
	});
	try {
		await miniflare.ready;
		return { url: (await miniflare.unsafeGetDirectURL("foreign")).origin, close: () => miniflare.dispose() };
	} catch (error) {
		await miniflare.dispose();
		throw error;
	}
}

async function bundled(source: string): Promise<string> {
	const entryPoints = [join(packageRoot(), source)];
	const { outputFiles } = await build({ ...workerOptions, entryPoints, absWorkingDir: packageRoot(), write: false });
	const [file] = outputFiles;
	if (file === undefined) throw new Error(`${source} was built to nothing`);
	return file.text;
}
