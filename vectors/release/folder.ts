import { existsSync, readFileSync } from "node:fs";
import { readDocuments } from "../documents.ts";
import { type Digests, digestsOf } from "./digest.ts";
import type { Release } from "./release.ts";

/** What a folder of vectors, a URL with a slash at its end, was released as and what it holds now. */
export function readRelease(root: URL): { last: Release | undefined; now: Digests } {
	const file = new URL("release.json", root);
	return {
		last: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined,
		now: digestsOf(readDocuments(root), (path) => readFileSync(new URL(path, root))),
	};
}
