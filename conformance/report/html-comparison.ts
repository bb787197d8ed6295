import { compareTexts, html, type Piece } from "./html/index.ts";

/** What was expected beside what came, the difference marked where both are quoted texts; nothing where one is not known. */
export function comparison({
	expected,
	actual,
}: {
	expected?: string | undefined;
	actual?: string | undefined;
}): Piece {
	if (expected === undefined || actual === undefined) return undefined;
	const shown = isQuoted(expected) && isQuoted(actual) ? compareTexts(expected, actual) : { expected, actual };
	return html`<div class="pair outcome">
<div class="expected"><p class="label">Expected</p><p>${shown.expected}</p></div>
<div class="actual"><p class="label">Came</p><p>${shown.actual}</p></div>
</div>`;
}

/** Words about an answer have no letters to compare. */
function isQuoted(text: string): boolean {
	return text.startsWith('"');
}
