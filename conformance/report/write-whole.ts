import { randomUUID } from "node:crypto";
import { existsSync, linkSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolder } from "./make-folder.ts";

/**
 * Writes a file at once, whole or not at all, and its folder if need be. Throws what the file system throws: `EEXIST`
 * where there is a file already that is not to be replaced.
 */
export function writeWhole(path: string, text: string, options: { replaces: boolean }): void {
	makeFolder(dirname(path));
	// Who has put a link there wants what it leads to replaced.
	const file = options.replaces && existsSync(path) ? realpathSync(path) : path;
	const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
	try {
		writeFileSync(draft, text, { flag: "wx" });
		if (options.replaces) renameSync(draft, file);
		else putInPlace(draft, file, text);
	} finally {
		rmSync(draft, { force: true });
	}
}

/** A link is refused where a file is, even by one that came this moment; some file systems have no links. */
function putInPlace(draft: string, file: string, text: string): void {
	try {
		linkSync(draft, file);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : undefined;
		if (code === "EEXIST") throw error;
		writeFileSync(file, text, { flag: "wx" });
	}
}
