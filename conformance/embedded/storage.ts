import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { atExit } from "./at-exit.ts";

/** Where Linux keeps files in memory. */
const memory = "/dev/shm";
/** Several times what the objects of one Worker ever take. */
const bytesPerWorker = 2 * 1024 * 1024;

/** A directory for what the Workers store, gone when it is given back or this process ends. */
export interface Storage {
	directory: string;
	giveBack(): void;
}

/**
 * A place in memory for what so many Workers store, or undefined where there is none with room enough: on a disk every
 * admission waits until it is written.
 */
export function storageInMemory(workers: number, root = memory): Storage | undefined {
	const directory = makeDirectory(workers * bytesPerWorker, root);
	if (directory === undefined) {
		return undefined;
	}
	const remove = () => rmSync(directory, { recursive: true, force: true });
	const takeBack = atExit(remove);
	return {
		directory,
		giveBack: () => {
			takeBack();
			remove();
		},
	};
}

function makeDirectory(bytes: number, root: string): string | undefined {
	try {
		const { bavail, bsize } = statfsSync(root);
		return bavail * bsize < bytes ? undefined : mkdtempSync(join(root, "countersign-"));
	} catch {
		// No such place on this system, or none that may be written.
		return undefined;
	}
}
