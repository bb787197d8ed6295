import { counted } from "../../conformance/report/counted.ts";
import { facts, html, type Markup, type Piece } from "../../conformance/report/html/index.ts";
import { type Company, companies, possiblePairs } from "../pairs.ts";
import { type Group, groups } from "../property.ts";
import type { FuzzReport, FuzzResult } from "./schema.ts";

/** Every property with what was tried: inputs, how many a second, each kind of them and how often it was met. */
export function exploredSection({ results }: FuzzReport): Markup {
	return html`<section aria-labelledby="explored" data-holder><h2 id="explored">What was explored</h2>
${groups.map((group) =>
	groupOf(
		group,
		results.filter((result) => result.group === group),
	),
)}</section>`;
}

function groupOf(group: Group, results: readonly FuzzResult[]): Piece {
	if (results.length === 0) return undefined;
	return html`<section aria-labelledby="group-${group}" data-holder>
<h3 id="group-${group}" class="group"><code>${group}</code></h3>
${results.map(propertyDetails)}</section>
`;
}

function propertyDetails(result: FuzzResult): Markup {
	const { id, group, title, verdict, where, reason, remedy, requirements, findings } = result;
	return html`<details class="property long" id="property-${id}" data-row data-verdict="${verdict}" data-group="${group}" data-where="${where}">
<summary><span class="tag ${verdict}">${verdict}</span> <h4><code class="id">${id}</code> ${title}</h4> <span class="where">${measureOf(result)}</span></summary>
${reason === undefined ? undefined : html`<p class="note">${reason}${remedy === undefined ? "" : `. To enable: ${remedy}`}</p>`}
${facts([
	{ name: "Tried on", value: places[where] },
	{ name: "Inputs", value: inputsOf(result) },
	{ name: "Kinds, pairs", value: kindsOf(result) },
	{ name: "Corpus", value: result.kept === 0 ? undefined : `${result.kept} inputs were added` },
	{
		name: "Findings",
		value:
			findings.length === 0
				? undefined
				: findings.map(
						({ requirement }, at) => html`${at === 0 ? "" : ", "}<a href="#finding-${id}-${at + 1}">${requirement}</a>`,
					),
	},
	{ name: "About", value: requirements.join(", ") },
])}
${kindTable(result)}</details>
`;
}

const places: Readonly<Record<FuzzResult["where"], string>> = {
	"in-process": "the protocol core, in the process of the fuzzer",
	workerd: "the embedded gateway, whose objects can be put out of memory",
	target: "the gateway, over the wire",
};

function measureOf({ executions, durationMs, explored: { kinds, pairs } }: FuzzResult): string {
	if (executions === 0) return "not tried";
	const met = kinds.filter(({ count }) => count > 0).length;
	const told = kinds.length === 0 ? "" : `; ${met} of ${kinds.length} kinds, ${pairs} of ${possiblePairs(kinds)} pairs`;
	return `${executions} inputs${speedOf(executions, durationMs)}${told}`;
}

function speedOf(executions: number, durationMs: number): string {
	return durationMs > 0 ? `, ${Math.round((executions * 1000) / durationMs)} a second` : "";
}

function inputsOf({ executions, unjudged, durationMs, stored: { frozen, corpus } }: FuzzResult): Piece {
	if (executions === 0) return undefined;
	const speed = speedOf(executions, durationMs);
	const before = frozen + corpus;
	const stored = before === 0 ? "" : `; ${frozen} of them frozen counterexamples, ${corpus} of the corpus`;
	const nothing = unjudged === 0 ? "" : `; of ${unjudged} nothing could be judged, and they count for no kind`;
	return `${executions} in ${(durationMs / 1000).toFixed(1)} s${speed}${stored}${nothing}`;
}

function kindsOf({ executions, explored: { kinds, pairs } }: FuzzResult): Piece {
	if (executions === 0) return undefined;
	if (kinds.length === 0) return "no account is kept of its kinds";
	const met = kinds.filter(({ count }) => count > 0).length;
	return `${met} of ${kinds.length} kinds, ${pairs} of the ${possiblePairs(kinds)} pairs that one input can be an example of`;
}

/** Those never met first, then the rarest. */
function kindTable({ id, executions, explored: { kinds } }: FuzzResult): Piece {
	if (kinds.length === 0 || executions === 0) return undefined;
	const company = companies(kinds);
	const rows = kinds.map((kind, place) => ({ ...kind, ...(company[place] ?? { met: [], never: [] }) }));
	return html`<div class="scroll kind-table" role="region" aria-label="Kinds of input of ${id}" tabindex="0"><table>
<thead><tr><th scope="col">Kind of input</th><th scope="col">Inputs</th><th scope="col">Met together with</th><th scope="col">Never together with</th><th scope="col">Threats</th></tr></thead>
<tbody>${rows.toSorted((one, other) => one.count - other.count).map(kindRow)}</tbody></table></div>`;
}

type CountedKind = FuzzResult["explored"]["kinds"][number];

function kindRow({ id, count, threats, met, never }: CountedKind & Company): Markup {
	return html`<tr><th scope="row"><code>${id}</code></th><td class="number">${count === 0 ? html`<span class="tag skip">never met</span>` : count}</td><td class="number">${met.length}</td><td>${count === 0 ? "any" : neverTogether(id, never)}</td><td>${threats.join(", ")}</td></tr>
`;
}

/** The pairs of a kind that were not exercised, by name. */
function neverTogether(id: string, never: readonly string[]): Piece {
	if (never.length === 0) return "none";
	return html`<details><summary>${counted(never.length, "kind")}<span class="unseen"> that ${id} was never met together with</span></summary><p>${never.join(", ")}</p></details>`;
}
