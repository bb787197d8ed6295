import { html, type Markup } from "./html/index.ts";
import { referenceOf } from "./reference.ts";

/** References as links to who keeps them, with what they are about. */
export function referenceLinks(references: readonly string[]): Markup {
	return html`<ul class="references">${references.map((reference) => {
		const { text, url, about } = referenceOf(reference);
		const name = url === undefined ? text : html`<a href="${url}" rel="noreferrer">${text}</a>`;
		return html`<li>${name}${about === undefined ? undefined : html` ${about}`}</li>`;
	})}</ul>`;
}
