import { Buffer } from "node:buffer";
import type { HeaderPair } from "../client/probe.ts";
import { toWire } from "../diagnosis/index.ts";
import { type InputSource, readInput } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

/** `-H "Name: value"` as wire texts, the blank after the colon left out. */
export function parseHeaderFlags(flags: readonly string[]): readonly HeaderPair[] {
	return flags.map((flag, index) => {
		const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)$/s.exec(flag) ?? [];
		if (name === undefined || value === undefined) {
			throw new UsageError(`-H number ${index + 1}: expected "Name: value".`);
		}
		if (/[\r\n\0]/.test(value)) throw new UsageError(`-H ${name}: a header's value cannot contain a line end.`);
		return [name, toWire(value.replace(/^ /, ""))];
	});
}

/** `-d TEXT` as UTF-8, or `-d @FILE` (`@-`: standard input) as it is. */
export async function readBodyFlag(data: string | undefined, source: InputSource): Promise<Buffer> {
	if (data === undefined) return Buffer.alloc(0);
	return data.startsWith("@") ? readInput(data.slice(1), source) : Buffer.from(data, "utf8");
}
