import { groupOf } from "../engine/requirements.ts";
import { html, type Markup, type Piece } from "../report/html/index.ts";
import type { Chapter } from "../report/index.ts";
import { type Cell, cellOf } from "./html-cell.ts";
import { mutantGroup, standingOf } from "./html-mutants.ts";
import type { KillMatrix } from "./kill-matrix.ts";

type Row = KillMatrix["mutants"][number];

const meanings: readonly { state: Cell["state"]; text: string }[] = [
	{ state: "found", text: "declared and found; the number says by how many checks" },
	{ state: "also", text: "may break besides, and does" },
	{ state: "more", text: "breaks, and does not declare" },
	{ state: "kept", text: "declares, and was found to keep" },
	{ state: "unasked", text: "declared, no check of this run asks" },
];
/** Each mutant as a row, each group of requirements as a column, and in a cell how many of its checks failed. */
export function heatMap(matrix: KillMatrix, chapters: readonly Chapter[]): Markup {
	const cells = new Map(
		matrix.mutants.map((row) => [row, chapters.map(({ group }) => ({ group, cell: cellOf(row, group) }))]),
	);
	const states = new Set([...cells.values()].flat().map(({ cell }) => cell?.state));
	return html`<section aria-labelledby="map" data-holder><h2 id="map">Every mutant against every group</h2>
<ul class="legend" aria-label="What the cells mean">${meanings
		.filter(({ state }) => states.has(state))
		.map(
			({ state, text }) =>
				html`<li><span class="heat ${state} ${state === "found" ? "h2" : ""}" aria-hidden="true"></span> ${text}</li>`,
		)}</ul>
<div class="scroll heat-map" role="region" aria-label="Mutants by groups of requirements" tabindex="0"><table data-roving="map-detail">
<thead><tr><th scope="col">Mutant</th>${chapters.map(({ group }) => html`<th scope="col"><span>${group}</span></th>`)}</tr></thead>
${chapters.map((chapter) => {
	const rows = matrix.mutants.filter((row) => mutantGroup(row) === chapter.group);
	return rows.length === 0
		? undefined
		: body(
				chapter,
				rows.map((row) => ({ row, cells: cells.get(row) ?? [] })),
			);
})}</table></div>
<p class="detail strip" id="map-detail" aria-hidden="true">Point at a cell, or move with the arrow keys.</p></section>`;
}

interface MapRow {
	row: Row;
	cells: readonly { group: string; cell: Cell | undefined }[];
}

function body({ group, title }: Chapter, rows: readonly MapRow[]): Markup {
	const width = (rows[0]?.cells.length ?? 0) + 1;
	return html`<tbody data-holder>
<tr class="group"><th scope="rowgroup" colspan="${width}"><code>${group}</code> ${title}</th></tr>
${rows.map(({ row, cells }) => line(row, cells))}</tbody>
`;
}

function line(row: Row, cells: MapRow["cells"]): Markup {
	const standing = standingOf(row);
	const text = [row.id, row.sentence, ...row.breaks].join(" ");
	return html`<tr data-row="uncounted" data-verdict="${standing}" data-group="${[...new Set(row.breaks.map(groupOf))].join(" ")}" data-text="${text}"><th scope="row"><a href="#mutant-${row.id}" aria-label="${row.id}: ${row.sentence}">${row.id}</a></th>${cells.map(
		({ cell }) => (cell === undefined ? html`<td></td>` : html`<td>${heatCell(row, cell)}</td>`),
	)}</tr>
`;
}

function heatCell({ id }: Row, { state, checks, words }: Cell): Piece {
	const shade = state === "found" ? heatOf(checks) : "";
	const seen = checks === 0 ? "" : ` ${checks} ${checks === 1 ? "check" : "checks"};`;
	return html`<a class="heat ${state} ${shade}" href="#mutant-${id}" aria-label="${id}:${seen} ${words}">${checks === 0 ? "" : checks}</a>`;
}

/** One of four shades, of a number of checks. */
function heatOf(checks: number): string {
	const bounds = [2, 5, 20];
	return `h${bounds.filter((bound) => checks >= bound).length + 1}`;
}
