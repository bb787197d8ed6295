import { utf8Length } from "./encoding.ts";
import { accept, type Result, refuse, refuseTarget, type TargetReason } from "./refusal.ts";
import type { Scheme } from "./scheme.ts";

/** A request target that has been let in: what is signed, and what goes upstream. */
export interface Target {
	readonly path: string;
	/** Without its `?`; null when there is none. */
	readonly query: string | null;
	/** Path and query as they are signed and forwarded. */
	readonly text: string;
}

/**
 * Parses a request target, path and query as on the wire (TGT, SORT).
 *
 * One pass over the bytes; the first defect in scan order is reported with its byte offset. Anything outside
 * printable ASCII is refused, so a character index is a byte offset up to the first defect.
 */
export function parseTarget(target: string, scheme: Scheme): Result<Target> {
	if (utf8Length(target) > scheme.target.maxBytes) {
		return refuse("target_too_long");
	}
	if (!target.startsWith("/")) {
		return refuseTarget("not_origin_form", 0);
	}
	const normalise = scheme.target.rule === "sorted-query";
	const path = scanPath(target, normalise);
	if (!path.ok) {
		return path;
	}
	if (path.value.end === target.length) {
		return accept({ path: path.value.text, query: null, text: path.value.text });
	}
	return normalise ? sortedTarget(target, path.value) : verbatimTarget(target, path.value);
}

interface ScannedPath {
	readonly text: string;
	/** Index of the `?`, or the length of the target. */
	readonly end: number;
}

function verbatimTarget(target: string, path: ScannedPath): Result<Target> {
	if (path.end === target.length - 1) {
		return refuseTarget("empty_query", path.end);
	}
	for (let index = path.end + 1; index < target.length; index += 1) {
		const code = target.charCodeAt(index);
		if (code === percent) {
			const defect = tripletDefect(target, index, false);
			if (defect !== undefined) {
				return refuseTarget(defect, index);
			}
			index += 2;
		} else if (!isQueryCharacter(code)) {
			return refuseTarget("forbidden_character", index);
		}
	}
	return accept({ path: path.text, query: target.slice(path.end + 1), text: target });
}

function sortedTarget(target: string, path: ScannedPath): Result<Target> {
	for (let index = path.end + 1; index < target.length; index += 1) {
		const code = target.charCodeAt(index);
		if (code === percent && tripletValue(target, index) < 0) {
			return refuseTarget("bad_triplet", index);
		}
		if (code <= 0x20 || code >= 0x7f || code === hash) {
			return refuseTarget("forbidden_character", index);
		}
	}
	const query = sortQuery(target.slice(path.end + 1));
	return query === ""
		? accept({ path: path.text, query: null, text: path.text })
		: accept({ path: path.text, query, text: `${path.text}?${query}` });
}

/**
 * Form-decodes a query, encodes every byte but the unreserved ones again and sorts by encoded name; values of
 * one name keep their order (SORT).
 */
function sortQuery(query: string): string {
	return query
		.split("&")
		.filter((piece) => piece !== "")
		.map((piece) => {
			const equals = piece.indexOf("=");
			const name = equals < 0 ? piece : piece.slice(0, equals);
			const value = equals < 0 ? "" : piece.slice(equals + 1);
			return { name: recode(name), value: recode(value) };
		})
		.sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
		.map(({ name, value }) => `${name}=${value}`)
		.join("&");
}

function recode(text: string): string {
	let encoded = "";
	for (let index = 0; index < text.length; index += 1) {
		let byte = text.charCodeAt(index);
		if (byte === percent) {
			byte = tripletValue(text, index);
			index += 2;
		} else if (byte === plus) {
			byte = 0x20;
		}
		encoded += isUnreserved(byte) ? String.fromCharCode(byte) : tripletText(byte);
	}
	return encoded;
}

function scanPath(target: string, normalise: boolean): Result<ScannedPath> {
	let text = "/";
	let segment = "";
	let segmentStart = 1;
	for (let index = 1; ; index += 1) {
		const code = index < target.length ? target.charCodeAt(index) : end;
		if (code === slash || code === question || code === end) {
			if (segment === "" && code === slash) {
				return refuseTarget("empty_segment", segmentStart);
			}
			if (segment === "." || segment === "..") {
				return refuseTarget("dot_segment", segmentStart);
			}
			text += segment;
			if (code !== slash) {
				return accept({ text, end: index });
			}
			text += "/";
			segment = "";
			segmentStart = index + 1;
		} else if (code === percent) {
			const defect = normalise ? normalisedDefect(target, index) : tripletDefect(target, index, true);
			if (defect !== undefined) {
				return refuseTarget(defect, index);
			}
			const byte = tripletValue(target, index);
			segment += isUnreserved(byte) ? String.fromCharCode(byte) : tripletText(byte);
			index += 2;
		} else if (isPathCharacter(code)) {
			segment += target.charAt(index);
		} else {
			return refuseTarget("forbidden_character", index);
		}
	}
}

function tripletDefect(target: string, index: number, inPath: boolean): TargetReason | undefined {
	const byte = tripletValue(target, index);
	if (byte < 0) {
		return "bad_triplet";
	}
	if (/[a-f]/.test(digitsAt(target, index))) {
		return "lower_case_triplet";
	}
	if (isUnreserved(byte)) {
		return "unreserved_triplet";
	}
	return inPath && isForbiddenInPath(byte) ? "forbidden_triplet" : undefined;
}

function normalisedDefect(target: string, index: number): TargetReason | undefined {
	const byte = tripletValue(target, index);
	if (byte < 0) {
		return "bad_triplet";
	}
	return isForbiddenInPath(byte) ? "forbidden_triplet" : undefined;
}

const slash = 0x2f;
const question = 0x3f;
const percent = 0x25;
const plus = 0x2b;
const hash = 0x23;
const end = -1;

const unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
const inBoth = "!$&()*+,;=:@";
const characterClass = new Uint8Array(128);
const unreservedBit = 1;
const pathBit = 2;
const queryBit = 4;
for (const character of unreserved) {
	characterClass[character.charCodeAt(0)] = unreservedBit | pathBit | queryBit;
}
for (const character of inBoth) {
	characterClass[character.charCodeAt(0)] = pathBit | queryBit;
}
characterClass["'".charCodeAt(0)] = pathBit;
characterClass[slash] = queryBit;
characterClass[question] = queryBit;

function hasClass(code: number, bit: number): boolean {
	return ((characterClass[code] ?? 0) & bit) !== 0;
}

function isUnreserved(byte: number): boolean {
	return hasClass(byte, unreservedBit);
}

function isPathCharacter(code: number): boolean {
	return hasClass(code, pathBit);
}

function isQueryCharacter(code: number): boolean {
	return hasClass(code, queryBit);
}

function isForbiddenInPath(byte: number): boolean {
	return byte < 0x20 || byte === slash || byte === 0x5c || byte === 0x7f;
}

/** The byte of the triplet at `index`, or -1 where there are not two hex digits. */
function tripletValue(text: string, index: number): number {
	const digits = digitsAt(text, index);
	return /[0-9A-Fa-f]{2}/.test(digits) ? Number.parseInt(digits, 16) : -1;
}

/** The two characters that belong to a `%`, or as many as there are. */
function digitsAt(text: string, index: number): string {
	return text.slice(index + 1, index + 3);
}

function tripletText(byte: number): string {
	return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
