import { html, type Markup } from "./markup.ts";

/** A part of a whole, and how it looks: `good`, `bad`, or the name of a verdict. */
export interface Share {
	look: string;
	count: number;
}

/**
 * A bar of parts, in shapes and not in styles, which the policy of the page does not let an element have of its own.
 * The label says the same in words.
 */
export function shareBar(label: string, shares: readonly Share[]): Markup {
	const total = shares.reduce((sum, { count }) => sum + count, 0);
	const width = (count: number): number => (total === 0 ? 0 : (count / total) * 100);
	const parts = shares.flatMap(({ look, count }, at) => {
		if (count === 0) return [];
		const start = width(shares.slice(0, at).reduce((sum, { count: before }) => sum + before, 0));
		return [html`<rect class="${look}" x="${start}%" width="${width(count)}%" height="100%"/>`];
	});
	return html`<svg class="share" role="img" aria-label="${label}">${parts}</svg>`;
}
