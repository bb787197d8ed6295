import { Buffer } from "node:buffer";

/** Characters, each with the place in the original text that it was made from. */
export interface Units {
	codes: Uint16Array;
	starts: Int32Array;
	/** Exclusive. */
	ends: Int32Array;
}

interface Unit {
	code: number;
	/** How many units it is made of. */
	length: number;
}

export function unitsOf(text: string): Units {
	const units = emptyUnits(text.length);
	for (let at = 0; at < text.length; at += 1) put(units, at, text.charCodeAt(at), at, at + 1);
	return units;
}

/** So many, to be filled in. */
export function emptyUnits(length: number): Units {
	return { codes: new Uint16Array(length), starts: new Int32Array(length), ends: new Int32Array(length) };
}

function put({ codes, starts, ends }: Units, at: number, code: number, start: number, end: number): void {
	codes[at] = code;
	starts[at] = start;
	ends[at] = end;
}

function cut({ codes, starts, ends }: Units, length: number): Units {
	return { codes: codes.subarray(0, length), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

const space = 0x20;
const named: Readonly<Record<string, number>> = {
	amp: 0x26,
	lt: 0x3c,
	gt: 0x3e,
	quot: 0x22,
	apos: 0x27,
	equals: 0x3d,
	plus: 0x2b,
	sol: 0x2f,
	lowbar: 0x5f,
	period: 0x2e,
};
const longestEscape = 12;
/** As in URLs, in JSON and JavaScript, in what we write for terminals, and in HTML. */
const anyEscape =
	/^(?:%([0-9a-f]{2})|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\(["'\\/])|\\([nrtbfv0])|&#x([0-9a-f]{1,6});|&#(\d{1,7});|&([a-z]{2,7});)/i;

function escapeAt(units: Units, at: number): Unit | undefined {
	const text = String.fromCharCode(...units.codes.subarray(at, at + longestEscape));
	const match = anyEscape.exec(text);
	if (match === null) return undefined;
	const [whole, percent, four, braces, two, quoted, control, hex, decimal, name] = match;
	const digits = percent ?? four ?? braces ?? two ?? hex;
	const length = whole.length;
	if (digits !== undefined) return { code: Number.parseInt(digits, 16) & 0xffff, length };
	if (decimal !== undefined) return { code: Number(decimal) & 0xffff, length };
	if (quoted !== undefined) return { code: quoted.charCodeAt(0), length };
	if (control !== undefined) return { code: space, length };
	const code = named[(name ?? "").toLowerCase()];
	return code === undefined ? undefined : { code, length };
}

const escapes = new Set([0x25, 0x5c, 0x26]);
/** What was escaped twice is escaped once the first time. */
const mostPasses = 3;

/** The same with what was escaped as it was before, also where that was done more than once. */
export function unescaped(units: Units): Units {
	let current = units;
	for (let pass = 0; pass < mostPasses; pass += 1) {
		const next = unescapedOnce(current);
		if (next === undefined) break;
		current = next;
	}
	return current;
}

function unescapedOnce(units: Units): Units | undefined {
	const { codes, starts, ends } = units;
	if (!codes.some((code) => escapes.has(code))) return undefined;
	const result = emptyUnits(codes.length);
	let length = 0;
	for (let at = 0; at < codes.length; length += 1) {
		const code = codes[at] ?? 0;
		const unit = escapes.has(code) ? escapeAt(units, at) : undefined;
		const next = at + (unit?.length ?? 1);
		put(result, length, unit?.code ?? code, starts[at] ?? 0, ends[next - 1] ?? 0);
		at = next;
	}
	return length === codes.length ? undefined : cut(result, length);
}

/** Only the units that are wanted, each as it is to be. */
export function kept({ codes, starts, ends }: Units, become: (code: number) => number | undefined): Units {
	const result = emptyUnits(codes.length);
	let length = 0;
	for (let at = 0; at < codes.length; at += 1) {
		const code = become(codes[at] ?? 0);
		if (code === undefined) continue;
		put(result, length, code, starts[at] ?? 0, ends[at] ?? 0);
		length += 1;
	}
	return cut(result, length);
}

/** The characters as a text. */
export function textOf({ codes }: Pick<Units, "codes">): string {
	return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString("utf16le");
}

export function withoutBlanks(units: Units): Units {
	if (!units.codes.some((code) => code <= space)) return units;
	return kept(units, (code) => (code > space ? code : undefined));
}
