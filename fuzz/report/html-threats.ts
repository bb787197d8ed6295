import { counted } from "../../conformance/report/counted.ts";
import { html, type Markup, type Piece } from "../../conformance/report/html/index.ts";
import { groupBy } from "../../conformance/report/index.ts";
import type { FuzzReport } from "./schema.ts";

/** A row of the threat catalogue, as inputs stood for it. */
interface Threat {
	readonly id: string;
	/** Kinds that stand for it, as `property/kind`. */
	readonly kinds: readonly string[];
	readonly inputs: number;
}

/** The rows of the threat catalogue that kinds of input stand for, as cells; each leads to the properties that have such kinds. */
export function threatMap(report: FuzzReport): Piece {
	const threats = threatsOf(report);
	if (threats.length === 0) return undefined;
	const areas = groupBy(threats, ({ id }) => id.slice(0, id.lastIndexOf("-")));
	return html`<section aria-labelledby="threats"><h2 id="threats">Threats that inputs stood for (${report.summary.threats.reached} of ${report.summary.threats.all})</h2>
<ul class="legend" aria-label="What the cells mean"><li><span class="cell pass" aria-hidden="true"></span> met by an input</li><li><span class="cell skip" aria-hidden="true"></span> never met</li></ul>
<p class="detail faint" id="threat-detail" aria-hidden="true">Point at a cell, or move with the arrow keys.</p>
<ul class="map" data-roving="threat-detail">${[...areas].map(
		([area, members]) => html`<li><h3><code>${area}</code></h3>
<ol>${members.map(cell)}</ol></li>
`,
	)}</ul></section>`;
}

function cell({ id, kinds, inputs }: Threat): Markup {
	const told = inputs === 0 ? "never met" : `met by ${counted(inputs, "input")}`;
	return html`<li><a class="cell ${inputs === 0 ? "skip" : "pass"}" href="#?words=${id}" aria-label="${id}: ${told}, as ${kinds.join(", ")}">${id.slice(id.lastIndexOf("-") + 1)}</a></li>`;
}

function threatsOf({ results }: FuzzReport): readonly Threat[] {
	const named = results.flatMap(({ id: property, explored }) =>
		explored.kinds.flatMap(({ id, threats, count }) =>
			threats.map((threat) => ({ threat, kind: `${property}/${id}`, count })),
		),
	);
	return [...groupBy(named, ({ threat }) => threat)]
		.map(([id, all]) => ({
			id,
			kinds: all.map(({ kind }) => kind),
			inputs: all.reduce((sum, { count }) => sum + count, 0),
		}))
		.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
