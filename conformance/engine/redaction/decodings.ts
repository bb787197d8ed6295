import { Buffer } from "node:buffer";
import { emptyUnits, textOf, type Units } from "./units.ts";

/** What a part of a text stands for. */
export interface Decoding {
	bytes: Buffer;
	/** With the places of the text that it was made from. */
	units(): Units;
}

/**
 * What runs of base64 and of hexadecimal digits in a text stand for, from each place at which they may begin. Most of
 * it is nonsense, as most runs are words.
 */
export function decodings(units: Units): readonly Decoding[] {
	const text = textOf(units);
	const found: Decoding[] = [];
	const add = (bytes: Buffer, first: number, each: number): void => {
		found.push({ bytes, units: () => placed(units, bytes, first, each) });
	};
	for (const { index, 0: run } of text.matchAll(/[A-Za-z0-9+/_-]{16,}/g)) {
		for (let skipped = 0; skipped < 4; skipped += 1)
			add(Buffer.from(run.slice(skipped), "base64"), index + skipped, 4 / 3);
	}
	for (const { index, 0: run } of text.matchAll(/[0-9A-Fa-f]{24,}/g)) {
		for (let skipped = 0; skipped < 2; skipped += 1) add(Buffer.from(run.slice(skipped), "hex"), index + skipped, 2);
	}
	return found;
}

/** Bytes that were made of the units from `first` on, so many of them for each. */
function placed({ starts, ends }: Units, bytes: Buffer, first: number, each: number): Units {
	const result = emptyUnits(bytes.length);
	for (const [at, byte] of bytes.entries()) {
		result.codes[at] = byte;
		result.starts[at] = starts[first + Math.floor(at * each)] ?? 0;
		result.ends[at] = ends[first + Math.ceil((at + 1) * each) - 1] ?? ends.at(-1) ?? 0;
	}
	return result;
}
