import { html, type Markup, type Piece } from "./html/index.ts";
import type { Report } from "./schema.ts";
import { isBrokenWaiver } from "./waiver-lines.ts";

type Judged = NonNullable<Report["waivers"]>[number];

const states: Readonly<Record<Judged["state"], { label: string; look: string }>> = {
	met: { label: "in force", look: "waived" },
	otherwise: { label: "another outcome came", look: "fail" },
	stale: { label: "stale: remove it", look: "fail" },
	expired: { label: "expired", look: "fail" },
	unproven: { label: "the check established nothing", look: "inconclusive" },
};

/** What became of each waiver; those that fail the run come first. */
export function waiversSection({ waivers = [], results }: Report): Piece {
	if (waivers.length === 0) return undefined;
	const known = new Set(results.map(({ id }) => id));
	const sorted = waivers.toSorted((one, other) => Number(isBrokenWaiver(other)) - Number(isBrokenWaiver(one)));
	return html`<section aria-labelledby="waivers"><h2 id="waivers">Waivers (${waivers.length})</h2>
<ul class="waivers">${sorted.map((waiver) => waiverItem(waiver, known.has(waiver.id)))}</ul></section>`;
}

function waiverItem({ id, state, came, outcome, owner, reason, link, expires }: Judged, isKnown: boolean): Markup {
	const { label, look } = states[state];
	const expected = outcome.answer === undefined ? outcome.verdict : `${outcome.verdict} ${outcome.answer}`;
	return html`<li><p><span class="tag ${look}">${label}</span> <code>${isKnown ? html`<a href="#${id}">${id}</a>` : id}</code></p>
<p>${reason}</p>
<p class="faint">${owner}, until <time datetime="${expires}">${expires}</time>. Waived is ${expected}, came ${came}. <a href="${link}" rel="noreferrer">${link}</a></p></li>
`;
}
