import * as fc from "fast-check";

/** Two texts of a target that are not the same, although some reader takes the one for the other. */
export interface AlikeLetters {
	readonly one: string;
	readonly other: string;
}

/** Letters, digits and signs beyond ASCII that have a case, are composed, or stand for others. */
const characters = [
	...["é", "É", "ñ", "ß", "ẞ", "ſ", "\u212a", "\u212b", "İ", "ı", "Ω", "\u2126", "ς", "Σ", "ő", "ǅ", "Ж", "ա"],
	...[
		"e\u0301",
		"i\u0307",
		"ﬁ",
		"ｆ",
		"Ｋ",
		"𝐀",
		"㎏",
		"ª",
		"²",
		"½",
		"٣",
		"Ⅷ",
		"ⅷ",
		"가",
		"／",
		"．",
		"‥",
		"＆",
		"％",
	],
];

/** What readers make of such a letter that want to compare it with others. */
const readings: readonly ((text: string) => string)[] = [
	(text) => text.toLowerCase(),
	(text) => text.toUpperCase(),
	(text) => text.toUpperCase().toLowerCase(),
	...(["NFC", "NFD", "NFKC", "NFKD"] as const).map((form) => (text: string) => text.normalize(form)),
	(text) => text.normalize("NFKC").toLowerCase(),
	(text) => text.normalize("NFD").replaceAll(/\p{M}/gu, ""),
];

/** As it stands in a target: what is ASCII as it is, the rest as triplets. */
function spelt(text: string): string {
	return text.replaceAll(/\P{ASCII}+/gu, (letters) => encodeURIComponent(letters));
}

const pairs: readonly AlikeLetters[] = characters.flatMap((character) => {
	const others = new Set(readings.map((read) => read(character)));
	others.delete(character);
	return [...others].map((other) => ({ one: spelt(character), other: spelt(other) }));
});

/** A letter beyond ASCII, and what a reader makes of it that folds cases, composes or simplifies; either way round. */
export const alikeLetters: fc.Arbitrary<AlikeLetters> = fc
	.tuple(fc.constantFrom(...pairs), fc.boolean())
	.map(([{ one, other }, isTurned]) => (isTurned ? { one: other, other: one } : { one, other }));
