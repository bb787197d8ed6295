import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { VoidRound } from "../void-round.ts";

/** What is on the disk in the folder of Durable Objects. */
export interface StoredObjects {
	readonly objects: number;
	/** Of all files, those that say when objects have to be woken among them. */
	readonly bytes: number;
}

/** Each object has a database of its own, called by its id: 32 bytes in hexadecimal. */
const database = /^[0-9a-f]{64}\.sqlite$/;
/** There while an object is in memory, which it is for ten seconds after its last call. */
const openLog = /^[0-9a-f]{64}\.sqlite-wal$/;
const lookMs = 500;
const mostLooks = 120;

export async function storedObjects(folder: string): Promise<StoredObjects> {
	const files = await filesOf(folder);
	const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
	return {
		objects: files.filter(({ name }) => database.test(name)).length,
		bytes: sizes.reduce((sum, size) => sum + size, 0),
	};
}

/** The same when no object is in memory any more: while one is, its files change without anybody asking it. */
export async function storedObjectsAtRest(folder: string, pause = () => sleep(lookMs)): Promise<StoredObjects> {
	for (let look = 0; look < mostLooks; look += 1) {
		if (!(await filesOf(folder)).some(({ name }) => openLog.test(name))) {
			return storedObjects(folder);
		}
		await pause();
	}
	throw new VoidRound("the admission objects do not come to rest");
}

async function filesOf(folder: string) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile());
}
