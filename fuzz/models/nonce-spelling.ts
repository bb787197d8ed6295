/** The texts of a history's nonces, by its letters, twelve hexadecimal digits, and the number of a nonce. */
export type Spelling = (letters: string, index: number) => string;

type Change = (text: string) => string;

/** So many nonces in a row differ in their spelling only. */
export const spellingsOfOne = 6;

/** Nonces that stores have been seen to take for one another: other case, one more or one other letter, dashes left out. */
export const freeSpelling: Spelling = spelledBy(
	(letters, group) => `${letters}-Nonce-aB-${group}-xYz0`,
	[
		(text) => text,
		(text) => text.toUpperCase(),
		(text) => text.toLowerCase(),
		(text) => `${text}1`,
		(text) => `${text.slice(0, -1)}1`,
		(text) => text.replaceAll("-", "_"),
	],
);

/** UUIDs (RFC 9562 §5.4) in small letters that differ in one digit, at either end or within, or in the order of two. */
const uuidSpelling: Spelling = spelledBy(
	(letters, group) => {
		const count = group.toString(16).padStart(3, "0");
		return `${letters.slice(0, 8)}-${letters.slice(8, 12)}-4${count}-8${letters.slice(0, 3)}-${letters.slice(2, 12)}0d`;
	},
	[
		(text) => text,
		otherDigit(35),
		otherDigit(0),
		otherDigit(22),
		otherDigit(12),
		(text) => `${text.slice(0, -2)}${text.slice(-1)}${text.slice(-2, -1)}`,
	],
);

/** How nonces are spelt under a grammar, a regular expression for all of one; undefined where no way is known. */
export function spellingUnder(pattern: string): Spelling | undefined {
	const grammar = new RegExp(`^(?:${pattern})$`);
	return [freeSpelling, uuidSpelling].find((spelling) =>
		Array.from({ length: 2 * spellingsOfOne }, (_, index) => spelling("0123456789ab", index)).every((text) =>
			grammar.test(text),
		),
	);
}

function spelledBy(base: (letters: string, group: number) => string, changes: readonly Change[]): Spelling {
	return (letters, index) => {
		const text = base(letters, Math.floor(index / spellingsOfOne));
		return changes[index % spellingsOfOne]?.(text) ?? text;
	};
}

/** With the lowest bit of a hexadecimal digit turned over. */
function otherDigit(at: number): Change {
	return (text) => {
		const digit = (Number.parseInt(text.charAt(at), 16) ^ 1).toString(16);
		return text.slice(0, at) + digit + text.slice(at + 1);
	};
}
