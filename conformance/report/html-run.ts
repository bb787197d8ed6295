import { html, type Markup, type Piece, shareBar } from "./html/index.ts";
import { type Standing, standingLabel } from "./standing.ts";

const looks: Readonly<Record<Standing, string>> = {
	passed: "good",
	failed: "bad",
	inconclusive: "open",
	error: "bad",
};

/** The verdict of a run and what it rests on, as the heading of its page. */
export function runHeading(standing: Standing, measure: string): Markup {
	return html`<h1><span class="verdict ${looks[standing]}">${standingLabel[standing]}</span>${measure}</h1>`;
}

/** How many came to each state, as a bar and as links to them, in this order. */
export function stateCounts<State extends string>(states: readonly State[], order: readonly State[]): Markup {
	const present = order
		.map((state) => ({ state, count: states.filter((each) => each === state).length }))
		.filter(({ count }) => count > 0);
	return html`${shareBar(
		present.map(({ state, count }) => `${count} ${state}`).join(", "),
		present.map(({ state, count }) => ({ look: state, count })),
	)}
<ul class="counts">${present.map(
		({ state, count }) => html`<li><a class="tag ${state}" href="#?verdict=${state}"><b>${count}</b> ${state}</a></li>`,
	)}</ul>`;
}

/** A target by its name and where it is. */
export function targetPiece({ name, url }: { readonly name: string; readonly url: string }): Piece {
	return name === url ? html`<code>${url}</code>` : html`${name} at <code>${url}</code>`;
}
