import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GeneratedDocument } from "./documents.ts";

/** How a folder differs from what the generator makes: paths relative to it. */
export interface FolderDifference {
	/** Missing, or with other bytes. */
	changed: readonly string[];
	/** Files of vectors that are no longer made. */
	stray: readonly string[];
}

/** Compares a folder with the documents, byte for byte; `hmac` and `jwt` in it hold nothing else. */
export function compareFolder(root: string, documents: readonly GeneratedDocument[]): FolderDifference {
	const made = new Set(documents.map(({ path }) => path));
	const present = ["hmac", "jwt"]
		.filter((folder) => existsSync(join(root, folder)))
		.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
	const changed = documents.filter(({ path, text }) => {
		const file = join(root, path);
		return !existsSync(file) || readFileSync(file, "utf8") !== text;
	});
	return { changed: changed.map(({ path }) => path), stray: present.filter((path) => !made.has(path)) };
}

/** Makes a folder agree with the documents; files that agree already are not touched. */
export function writeFolder(root: string, documents: readonly GeneratedDocument[]): void {
	const { changed, stray } = compareFolder(root, documents);
	for (const { path, text } of documents) {
		if (!changed.includes(path)) continue;
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	for (const path of stray) rmSync(join(root, path));
}
