import { Buffer } from "node:buffer";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { readingFault } from "../config/json-file.ts";
import { UsageError } from "./usage-error.ts";

/** Inputs of more bytes than this are refused. */
const maxInputBytes = 16 * 1024 * 1024;

/** Where inputs come from; replaced in tests. */
export interface InputSource {
	/** Folder that paths are relative to. */
	cwd: string;
	stdin(): AsyncIterable<Uint8Array>;
}

/**
 * Reads a file, or standard input for `-`. Throws a `UsageError` for one that cannot be read or is over 16 MiB; it begins
 * with `shown`, the name unless given.
 */
export async function readInput(
	name: string,
	{ cwd, stdin }: InputSource,
	shown: string = name === "-" ? "standard input" : name,
): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		for await (const chunk of name === "-" ? stdin() : createReadStream(resolve(cwd, name))) {
			length += chunk.length;
			if (length > maxInputBytes) break;
			chunks.push(chunk);
		}
	} catch (error) {
		throw new UsageError(`${shown}: ${readingFault(error)}.`);
	}
	if (length > maxInputBytes) throw new UsageError(`${shown}: more than 16 MiB.`);
	return Buffer.concat(chunks);
}
