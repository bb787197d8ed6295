import type { Family } from "./growth.ts";

/** A beginning, then one piece again and again, then an end. */
function repeated(name: string, unit: string, start = "", end = ""): Family {
	return {
		name,
		of: (size) => start + unit.repeat(Math.floor((size - start.length - end.length) / unit.length)) + end,
	};
}

/** Pieces of which each is another one. */
function numbered(name: string, start: string, piece: (number: number) => string): Family {
	return {
		name,
		of: (size) => {
			const pieces = [start];
			let length = start.length;
			for (let number = 0; ; number += 1) {
				const next = piece(number);
				length += next.length;
				if (length > size) return pieces.join("");
				pieces.push(next);
			}
		},
	};
}

/** Seven digits, so that all pieces are of one length; the last number first, which is the wrong order for any sort. */
const digits = (number: number) => String(9_999_999 - number).padStart(7, "0");

/** Texts on which parsers have been seen to go over the same characters again. */
export const families: readonly Family[] = [
	repeated("one segment", "a", "/"),
	repeated("segments", "/a"),
	repeated("empty segments", "/"),
	repeated("dot segments", "/.."),
	repeated("dots", "."),
	repeated("triplets", "%20", "/"),
	repeated("triplets of unreserved characters", "%41", "/"),
	repeated("a broken triplet at the end", "%20", "/", "%"),
	repeated("parameters of one name", "a=1&", "/a?"),
	numbered("parameters of different names", "/a?", (number) => `${digits(number)}=1&`),
	repeated("empty parameters", "&", "/a?"),
	repeated("plus signs", "+", "/a?"),
	repeated("equals signs", "=", "/a?"),
	repeated("question marks", "?", "/a"),
	repeated("labels of a host", "a.", "", "a"),
	repeated("hyphens and letters", "a-", "", "!"),
	repeated("groups of an address", "1:", "[", "]"),
	repeated("digits", "1", "", "x"),
	repeated("blanks around nothing", " "),
	repeated("blanks before a letter", " ", "", "a"),
	repeated("blanks after a letter", " ", "a"),
	repeated("blanks between letters", " ", "a", "a"),
	repeated("tabs and blanks", "\t ", "a", "a"),
	repeated("open arrays", "["),
	repeated("open objects", '{"a":'),
	{ name: "nested arrays", of: (size) => "[".repeat(size / 2) + "]".repeat(size / 2) },
	numbered("members of different names", '{"a":1', (number) => `,"${digits(number)}":1`),
	{ name: "an object of many members", of: objectOf },
	repeated("escapes in a string", '\\"', '{"a":"', '"}'),
	repeated("backslashes", "\\", '"'),
	repeated("parts of a token", "a.", "", "a"),
	repeated("padding", "=", "AAAA"),
	repeated("letters of two bytes", "\u00e9", "/"),
	repeated("lone surrogates", "\ud800"),
	repeated("characters of two units", "\u{1f600}"),
	repeated("scopes", "a "),
];

function objectOf(size: number): string {
	const members = Array.from({ length: Math.floor((size - 2) / 12) }, (_, number) => `"${digits(number)}":1`);
	return `{${members.join(",").padEnd(size - 2)}}`;
}
