/** Nonces that stores have been seen to take for one another: other case, one more or one other letter, dashes left out. */
export function spelling(letters: string, index: number): string {
	const base = `${letters}-Nonce-aB-${Math.floor(index / spellings.length)}-xYz0`;
	return (spellings[index % spellings.length] ?? ((text: string) => text))(base);
}

const spellings: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => text.toUpperCase(),
	(text) => text.toLowerCase(),
	(text) => `${text}1`,
	(text) => `${text.slice(0, -1)}1`,
	(text) => text.replaceAll("-", "_"),
];
export const spellingsOfOne = spellings.length;
