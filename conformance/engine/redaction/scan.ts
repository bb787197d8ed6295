import { decodings } from "./decodings.ts";
import { comparable, type Fragments, type Hit } from "./fragments.ts";
import { type Units, unescaped, unitsOf, withoutBlanks } from "./units.ts";

/** What is encoded in what is encoded in a text is still looked at. */
const deepest = 2;
/** Whoever decodes to nothing that can be read is not decoded any further. */
const readable = /[\x20-\x7e]{16}/;

/** Everything in a text that one of these knows, also where it is encoded in base64 or hexadecimal. */
export function scan(text: string, known: readonly Fragments[]): readonly Hit[] {
	// Whatever stands for a character is one character at least.
	if (known.every(({ shortest }) => text.length < shortest)) return [];
	return scanUnits(unitsOf(text), known, 0);
}

function scanUnits(units: Units, known: readonly Fragments[], depth: number): readonly Hit[] {
	const words = wordsOf(units);
	const hits = findIn(words, known);
	if (depth === deepest) return hits;
	for (const { bytes, units: decoded } of decodings(withoutBlanks(words))) {
		if (readable.test(bytes.toString("latin1"))) hits.push(...scanUnits(decoded(), known, depth + 1));
		else if (known.some((fragments) => fragments.mayStandIn(bytes))) hits.push(...findIn(wordsOf(decoded()), known));
	}
	return hits;
}

/** What was escaped as it was before; an escape, too, may be broken by a blank. */
function wordsOf(units: Units): Units {
	return unescaped(withoutBlanks(units));
}

function findIn(words: Units, known: readonly Fragments[]): Hit[] {
	const units = comparable(words);
	return known.flatMap((fragments) => fragments.find(units));
}

/** The text with a mask in place of each stretch; of stretches that touch, one. */
export function masked(text: string, hits: readonly Hit[]): string {
	let clean = "";
	let at = 0;
	let open: Hit | undefined;
	const close = (): void => {
		if (open === undefined) return;
		clean += text.slice(at, open.start) + open.mask;
		at = open.end;
	};
	for (const hit of hits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
		if (open !== undefined && hit.start <= open.end) {
			open = { ...open, end: Math.max(open.end, hit.end) };
		} else {
			close();
			open = hit;
		}
	}
	close();
	return clean + text.slice(at);
}
