import { groupOf } from "../engine/requirements.ts";
import { html, type Markup, type Piece } from "../report/html/index.ts";
import type { Chapter } from "../report/index.ts";
import { cellOf } from "./html-cell.ts";
import { mutantGroup } from "./html-mutants.ts";
import type { KillMatrix } from "./kill-matrix.ts";

type Row = KillMatrix["mutants"][number];

/** How many mutants of each group the checks of each group find: the picture as a whole. */
export function groupsSection(matrix: KillMatrix, chapters: readonly Chapter[]): Markup {
	return html`<section aria-labelledby="groups"><h2 id="groups">By group</h2>
${groupsTable(matrix, chapters)}</section>`;
}

/** The same without a heading. */
export function groupsTable({ mutants }: KillMatrix, chapters: readonly Chapter[]): Markup {
	const used = chapters.filter(({ group }) => mutants.some((row) => mutantGroup(row) === group || isFound(row, group)));
	return html`<p class="faint">A row is the mutants whose first fault is about a group; a column is the checks of a group, and how many of these mutants they find. One that breaks what it does not declare is marked.</p>
<div class="scroll by-group" role="region" aria-label="Mutants found, by group" tabindex="0"><table>
<thead><tr><th scope="col">Group</th><th scope="col"><span>Killed</span></th>${used.map(({ group }) => html`<th scope="col"><span>${group}</span></th>`)}</tr></thead>
<tbody>${used.map((chapter) => groupRow(chapter, mutants, used))}</tbody></table></div>`;
}

function isFound({ failed }: Row, group: string): boolean {
	return failed.some(({ requirement }) => groupOf(requirement) === group);
}

function groupRow({ group, title }: Chapter, mutants: readonly Row[], columns: readonly Chapter[]): Piece {
	const rows = mutants.filter((row) => mutantGroup(row) === group);
	if (rows.length === 0) return undefined;
	const killed = rows.filter(({ verdict }) => verdict !== "survived").length;
	return html`<tr><th scope="row"><a href="#?group=${group}"><code>${group}</code></a> <span class="faint">${title}</span></th><td class="number">${killed} of ${rows.length}</td>${columns.map(
		(column) => {
			const found = rows.filter((row) => isFound(row, column.group)).length;
			return found === 0 ? html`<td></td>` : foundCell(found, rows, column.group);
		},
	)}</tr>
`;
}

/** Some may be found by what they do not declare, which is as likely a mistake of the suite. */
function foundCell(found: number, rows: readonly Row[], group: string): Markup {
	const beyond = rows.filter((row) => cellOf(row, group)?.state === "more").length;
	if (beyond === 0) return html`<td><span class="heat found ${shareOf(found, rows.length)}">${found}</span></td>`;
	const words = `${found}, ${beyond} of them by what they do not declare`;
	return html`<td><span class="heat more" role="img" aria-label="${words}" title="${words}">${found}</span></td>`;
}

/** One of four shades, of a share. */
function shareOf(part: number, whole: number): string {
	return `h${Math.min(4, 1 + Math.floor((4 * part) / (whole + 1)))}`;
}
