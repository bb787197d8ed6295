import { builtWorker } from "../embedded/bundle.ts";
import { startLoneWorker } from "../embedded/lone-worker.ts";
import type { Running } from "./running.ts";

/** Serves a Worker from its source in workerd, on a socket of its own, with these texts in its environment. */
export async function startWorker(source: string, env: Readonly<Record<string, string>>): Promise<Running> {
	const { direct, close } = await startLoneWorker(await builtWorker(source), env);
	return { url: direct, close };
}
