import { counted } from "../../conformance/report/counted.ts";
import { html, type Markup, type Piece } from "../../conformance/report/html/index.ts";
import { groupBy } from "../../conformance/report/index.ts";
import type { Threat, ThreatGroup } from "../../conformance/threats/index.ts";
import { withoutKinds } from "../kinds/without-kinds.ts";
import type { FuzzReport } from "./schema.ts";
import { threatsOutside } from "./threats-named.ts";

/** A row of the threat catalogue, as inputs stood for it. */
interface MetThreat {
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
	return html`<section aria-labelledby="threats"><h2 id="threats">Threats that inputs stood for (${report.summary.threats.reached} of ${report.summary.threats.all} that are catalogued)</h2>
<ul class="legend" aria-label="What the cells mean"><li><span class="cell pass" aria-hidden="true"></span> met by an input</li><li><span class="cell skip" aria-hidden="true"></span> never met</li></ul>
<p class="detail faint" id="threat-detail" aria-hidden="true">Point at a cell, or move with the arrow keys.</p>
<ul class="map" data-roving="threat-detail">${[...areas].map(
		([area, members]) => html`<li><h3><code>${area}</code></h3>
<ol>${members.map(cell)}</ol></li>
`,
	)}</ul></section>`;
}

/** The rows of the catalogue that no kind of input stands for, by its parts, and why: what such a run says nothing of. */
export function outsideSection({ results, summary: { threats } }: FuzzReport): Piece {
	const parts = threatsOutside(results);
	if (threats.named === 0 || parts.length === 0) return undefined;
	return html`<section aria-labelledby="outside"><h2 id="outside">Threats that no kind of input stands for (${threats.all - threats.named} of ${threats.all})</h2>
<ul class="outside">${parts.map(outsidePart)}</ul></section>`;
}

function outsidePart({ prefix, title, threats }: ThreatGroup): Markup {
	return html`<li><details><summary><code>${prefix}</code> ${title} <span class="faint">${threats.length}</span></summary>
<ul>${threats.map(outsideThreat)}</ul></details></li>
`;
}

/** Where a run is of some properties only, or some could not be opened, others have the kinds. */
const ofOthers = "a property that was not tried has inputs that stand for it";

function outsideThreat({ id, flaw }: Threat): Markup {
	const why = withoutKinds.get(id) ?? ofOthers;
	return html`<li><code>${id}</code> ${flaw} <span class="faint">${why}</span></li>`;
}

function cell({ id, kinds, inputs }: MetThreat): Markup {
	const told = inputs === 0 ? "never met" : `met by ${counted(inputs, "input")}`;
	return html`<li><a class="cell ${inputs === 0 ? "skip" : "pass"}" href="#?words=${id}" aria-label="${id}: ${told}, as ${kinds.join(", ")}">${id.slice(id.lastIndexOf("-") + 1)}</a></li>`;
}

function threatsOf({ results }: FuzzReport): readonly MetThreat[] {
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
