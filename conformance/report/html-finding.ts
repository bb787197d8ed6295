import { command, html, type Markup, type Piece } from "./html/index.ts";
import type { Evidence } from "./schema.ts";

/** So few findings are unfolded from the beginning. */
export const fewFindings = 3;
/** Nobody pastes a longer command. */
const mostOfCommand = 12_000;

/** A finding as its page has it. */
export interface UnfoldingFinding {
	/** What the page finds and filters it by: `id`, `data-verdict` and the like. */
	readonly attributes: Markup;
	readonly state: string;
	readonly name: Piece;
	/** How grave it is. */
	readonly where: string;
	readonly title: string;
	readonly body: Piece;
	readonly isOpen: boolean;
}

/** One finding, which unfolds. */
export function unfoldingFinding({ attributes, state, name, where, title, body, isOpen }: UnfoldingFinding): Markup {
	const summary = html`<summary><span class="tag ${state}">${state}</span> <h3>${name}</h3> <span class="where">${where}</span><span class="title">${title}</span></summary>`;
	return isOpen
		? html`<details class="finding long" ${attributes} open>${summary}${body}</details>\n`
		: html`<details class="finding long" ${attributes}>${summary}${body}</details>\n`;
}

/** The request as a command to copy, unless it is too long for that. */
export function curlCommand(evidence: Evidence | undefined): Piece {
	return evidence === undefined || evidence.curl.length > mostOfCommand
		? undefined
		: command("The request as curl, its credentials masked", evidence.curl);
}
