import { compareTexts, html, type Markup } from "../report/html/index.ts";
import type { SignerReport } from "./report.ts";

/** What was expected and what came, side by side: of the string that was signed, where that is known. */
export function comparisonOf({ actual = "", expected = "", signed }: SignerReport["results"][number]): Markup {
	const one = signed?.expected ?? expected;
	const two = signed?.actual ?? actual;
	// Where not both are quoted, they are words about an answer, and have no letters to compare.
	const quoted = one.startsWith('"') && two.startsWith('"');
	const shown = quoted ? compareTexts(one, two) : { expected: one, actual: two };
	const line = signed === undefined ? undefined : html`<p class="faint">Line of the string to sign: ${signed.line}</p>`;
	return html`${line}<div class="pair">
<div class="expected"><p class="label">expected</p><code>${shown.expected}</code></div>
<div class="actual"><p class="label">${signed === undefined ? "came" : "signed"}</p><code>${shown.actual}</code></div>
</div>`;
}
