import { html, type Markup } from "./markup.ts";

/** A sentence of ours, in which what stands between backticks is code. */
export function prose(text: string): Markup {
	const parts = text.split(/`([^`]*)`/);
	return html`${parts.map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}
