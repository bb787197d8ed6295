import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "../report/index.ts";
import { UsageError } from "./usage-error.ts";

/** Writes a document, and its folder if need be. Throws a `UsageError` where it cannot be written. */
export function writeJson(path: string, document: unknown): void {
	try {
		makeFolder(dirname(path));
		writeFileSync(path, `${JSON.stringify(document, undefined, "\t")}\n`);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		throw new UsageError(`${path} could not be written (${code}).`);
	}
}
