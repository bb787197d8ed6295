import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are missing; throws what the file system throws. Folder by folder, since
 * the recursive way of Node never returns where the system finds no place in a folder that is there, as in `/proc`.
 */
export function makeFolder(folder: string): void {
	if (isFolder(folder)) return;
	makeFolder(dirname(folder));
	try {
		mkdirSync(folder);
	} catch (error) {
		// Somebody else may have made it in the meantime.
		if (!isFolder(folder)) throw error;
	}
}

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
