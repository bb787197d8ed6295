import { Buffer } from "node:buffer";
import { kept, textOf, type Units, unescaped, unitsOf, withoutBlanks } from "./units.ts";

/** Of a longer text, any piece of so many characters is known; of a shorter one, only the whole. */
const fragmentLength = 12;
const shortestWhole = 4;

/** A stretch of a text that is to be masked. */
export interface Hit {
	start: number;
	/** Exclusive. */
	end: number;
	mask: string;
}

/** What a character is compared as, in whatever case and alphabet of base64; undefined for one that counts for nothing. */
function folded(code: number): number | undefined {
	if (code >= 0x61 && code <= 0x7a) return code;
	if (code >= 0x41 && code <= 0x5a) return code + 0x20;
	if (code === 0x5f) return 0x2f;
	// Blanks and what stands for them, and the plus and minus of the two alphabets.
	return code <= 0x20 || code === 0x2b || code === 0x2d || code === 0xfeff ? undefined : code;
}

/** What is left of units when they are compared, escapes and blanks taken out of them before. */
export function comparable(words: Units): Units {
	return kept(words, folded);
}

const slots = 1 << 16;

/** A number for a fragment that tells most others apart without looking at all of it. */
function slotOf(codes: Uint16Array, at: number): number {
	const a = codes[at] ?? 0;
	const b = codes[at + 4] ?? 0;
	const c = codes[at + 8] ?? 0;
	const d = codes[at + fragmentLength - 1] ?? 0;
	return (a * 31 + b * 1031 + c * 8209 + d * 32_771) & (slots - 1);
}

/** Knows texts by their fragments, in whatever case and however they were escaped. */
export class Fragments {
	readonly #masks = new Map<string, string>();
	readonly #wholes = new Map<string, string>();
	readonly #slots = new Uint8Array(slots);

	/** Knows the text from now on, and its bytes in UTF-8 where they are others. */
	add(text: string, mask: string): void {
		const bytes = Buffer.from(text, "utf8").toString("latin1");
		for (const form of new Set([text, bytes])) {
			this.#addForm(comparable(unescaped(withoutBlanks(unitsOf(form)))), mask);
		}
	}

	/** Fewer characters than these stand for nothing that is known. */
	get shortest(): number {
		return this.#wholes.size > 0 ? shortestWhole : fragmentLength;
	}

	#addForm(units: Units, mask: string): void {
		const text = textOf(units);
		if (text.length < fragmentLength) {
			if (text.length >= shortestWhole) this.#wholes.set(text, mask);
			return;
		}
		for (let at = 0; at + fragmentLength <= text.length; at += 1) {
			const fragment = text.slice(at, at + fragmentLength);
			// A row of one or two characters is nobody's in particular, unless there is nothing else.
			if (new Set(fragment).size < 3 && new Set(text).size >= 3) continue;
			this.#masks.set(fragment, mask);
			this.#slots[slotOf(units.codes, at)] = 1;
		}
	}

	/** Whether to look more closely, at no cost: nothing that is known is overlooked unless it is escaped. */
	mayStandIn(bytes: Uint8Array): boolean {
		if (this.#wholes.size > 0) return true;
		const codes = new Uint16Array(bytes.length);
		let length = 0;
		for (const byte of bytes) {
			const code = folded(byte);
			if (code === undefined) continue;
			codes[length] = code;
			length += 1;
			if (length >= fragmentLength && this.#slots[slotOf(codes, length - fragmentLength)] === 1) return true;
		}
		return false;
	}

	/** Where anything that is known stands in these units, in no order; see `comparable`. */
	find({ codes, starts, ends }: Units): readonly Hit[] {
		const hits: Hit[] = [];
		const hit = (at: number, length: number, mask: string): void => {
			hits.push({ start: starts[at] ?? 0, end: ends[at + length - 1] ?? 0, mask });
		};
		for (let at = 0; at + fragmentLength <= codes.length; at += 1) {
			if (this.#slots[slotOf(codes, at)] !== 1) continue;
			const mask = this.#masks.get(String.fromCharCode(...codes.subarray(at, at + fragmentLength)));
			if (mask !== undefined) hit(at, fragmentLength, mask);
		}
		const text = this.#wholes.size > 0 ? textOf({ codes }) : "";
		for (const [whole, mask] of this.#wholes) {
			for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) hit(at, whole.length, mask);
		}
		return hits;
	}
}
