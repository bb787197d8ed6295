import { legible } from "../legible.ts";
import { html, type Markup, type Piece } from "./markup.ts";

/** Two texts for people who look for what tells them apart. */
export interface ComparedTexts {
	expected: Markup;
	actual: Markup;
}

/**
 * Two texts with the part in which they differ marked, and with every space and every character without a shape of its
 * own made visible. Copied, a space is a space.
 */
export function compareTexts(expected: string, actual: string): ComparedTexts {
	const one = Array.from(expected);
	const two = Array.from(actual);
	const shorter = Math.min(one.length, two.length);
	let start = 0;
	while (start < shorter && one[start] === two[start]) start += 1;
	let end = 0;
	while (end < shorter - start && one.at(-1 - end) === two.at(-1 - end)) end += 1;
	return { expected: marked(one, start, end), actual: marked(two, start, end) };
}

/** A text with its spaces and its characters without a shape made visible. */
export function visible(text: string): Markup {
	const pieces = text.split(/([\p{Zs}\p{Cc}\p{Cf}\p{Cs}\u2028\u2029])/u).map((piece, index) => {
		if (index % 2 === 0) return piece;
		if (piece === " ") return html`<span class="space"> </span>`;
		return html`<span class="escape">${shapeless(piece)}</span>`;
	});
	return html`${pieces}`;
}

function shapeless(character: string): string {
	const written = legible(character);
	if (character === "\n") return "\\n";
	// A space other than U+0020.
	return written === character ? `\\u{${character.codePointAt(0)?.toString(16)}}` : written;
}

function marked(characters: readonly string[], start: number, end: number): Markup {
	const part = (from: number, to: number): Piece => visible(characters.slice(from, to).join(""));
	const stop = characters.length - end;
	const differing = start === stop ? undefined : html`<mark>${part(start, stop)}</mark>`;
	return html`${part(0, start)}${differing}${part(stop, characters.length)}`;
}
