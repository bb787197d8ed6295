import { html, type Markup } from "./markup.ts";

/** One way to choose among the rows of a page, by their `data-NAME`. */
export interface Choice {
	name: string;
	label: string;
	options: readonly { value: string; label: string }[];
}

/**
 * A form that filters the rows of its page by words and by choices; `rows` says what they are. Hidden until the script
 * that serves it is there.
 */
export function filterForm(rows: string, choices: readonly Choice[]): Markup {
	return html`<form class="filter" role="search" data-rows="${rows}" hidden>
<div class="words"><label for="filter-words">Search ${rows} <kbd>/</kbd></label><input id="filter-words" name="words" type="search" autocomplete="off" spellcheck="false"></div>
${choices.map(
	({ name, label, options }) =>
		html`<div><label for="filter-${name}">${label}</label><select id="filter-${name}" name="${name}"><option value="">All</option>${options.map(
			({ value, label: text }) => html`<option value="${value}">${text}</option>`,
		)}</select></div>\n`,
)}
<button type="reset">Clear</button>
<output name="count" aria-live="polite"></output>
</form>`;
}
