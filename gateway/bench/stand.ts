import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtWorker, compatibilityDate } from "../../conformance/embedded/bundle.ts";
import { startWorkerd, workerdProgram } from "../../conformance/embedded/workerd.ts";
import { type BenchWorker, moduleFile, socketsOf, standConfiguration } from "./stand-configuration.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** One workerd process with some Workers in it, and nothing around them. */
export interface Stand {
	/** Where a Worker listens, or an entry point of it: `NAME` or `NAME:ENTRYPOINT`. */
	urlOf(socket: string): string;
	/** The id of the process. */
	readonly pid: number;
	/** The folder where its Durable Objects are stored. */
	readonly objects: string;
	/** Ends the process; what it stored is gone. */
	close(): Promise<void>;
}

/**
 * Starts these Workers in a workerd process; `storage` is a folder under which their Durable Objects are stored.
 * Rejects with nothing left behind where they do not come up.
 */
export async function startStand(workers: readonly BenchWorker[], storage: string): Promise<Stand> {
	const folders = [temporaryFolder(tmpdir()), temporaryFolder(storage)] as const;
	const [{ path: modules }, { path: objects }] = folders;
	const removeFolders = () => {
		for (const folder of folders) folder.remove();
	};
	try {
		const configuration = join(modules, "stand.capnp");
		const parts = { workers, compatibilityDate: await compatibilityDate(), storage: objects };
		await writeFile(configuration, standConfiguration(parts));
		await Promise.all(
			workers.map(async (worker) => writeFile(join(modules, moduleFile(worker)), await builtWorker(worker.source))),
		);
		const workerd = await startWorkerd(workerdProgram(), { configuration, sockets: socketsOf(workers) });
		return {
			urlOf: (socket) => workerd.urlOf(socket),
			pid: workerd.pid,
			objects,
			close: async () => {
				await workerd.kill();
				removeFolders();
			},
		};
	} catch (error) {
		removeFolders();
		throw error;
	}
}
