import { legible } from "../legible.ts";

/** HTML that is well-formed and holds nothing unescaped; only `html` makes it. */
class Markup {
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	toString(): string {
		return this.#text;
	}
}

export type { Markup };

/** What a template takes: markup as it is, texts escaped, lists one after the other, and nothing for `undefined`. */
export type Piece = Markup | string | number | undefined | readonly Piece[];

/**
 * HTML from a template. Every text that is put in is escaped for element content and for quoted attributes alike, and
 * what would hide in it or change its direction is written as an escape, so that no text of a stranger becomes markup.
 * Values of attributes must stand in quotes in the template.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
	return new Markup(parts.reduce((text, part, index) => text + written(pieces[index - 1]) + part));
}

const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

function written(piece: Piece): string {
	if (piece === undefined) return "";
	if (piece instanceof Markup) return piece.toString();
	if (typeof piece === "object") return piece.map(written).join("");
	return legible(String(piece)).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
