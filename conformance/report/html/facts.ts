import { html, type Markup, type Piece } from "./markup.ts";

/** A name, and what it stands for; without a value there is nothing to say. */
export interface Fact {
	name: string;
	value: Piece;
}

/** Names with what they stand for; those without a value are left out. */
export function facts(all: readonly Fact[]): Markup {
	const known = all.filter(({ value }) => value !== undefined);
	return html`<dl class="facts">${known.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}

/** A moment, for people and for programs; `iso` is in UTC. */
export function moment(iso: string): Markup {
	return html`<time datetime="${iso}">${iso.replace("T", " ").replace(/(?:\.\d+)?Z$/, " UTC")}</time>`;
}
