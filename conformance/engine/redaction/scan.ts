import { decodings } from "./decodings.ts";
import type { Fragments, Hit } from "./fragments.ts";
import { type Units, unescaped, unitsOf, withoutBlanks } from "./units.ts";

/** What is encoded in what is encoded in a text is still looked at. */
const deepest = 2;
/** Whoever decodes to nothing that can be read is not decoded any further. */
const readable = /[\x20-\x7e]{16}/;

/** Everything in a text that one of these knows, also where it is encoded in base64 or hexadecimal. */
export function scan(text: string, known: readonly Fragments[]): readonly Hit[] {
	return scanUnits(unitsOf(text), known, 0);
}

function scanUnits(units: Units, known: readonly Fragments[], depth: number): readonly Hit[] {
	const hits = known.flatMap((fragments) => fragments.find(units));
	if (depth === deepest) return hits;
	const words = withoutBlanks(unescaped(withoutBlanks(units)));
	for (const { bytes, units: decoded } of decodings(words)) {
		if (readable.test(bytes.toString("latin1"))) hits.push(...scanUnits(decoded(), known, depth + 1));
		else if (known.some((fragments) => fragments.mayStandIn(bytes))) {
			hits.push(...known.flatMap((fragments) => fragments.find(decoded())));
		}
	}
	return hits;
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
