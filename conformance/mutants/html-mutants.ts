import { groupOf } from "../engine/requirements.ts";
import { clipped, facts, html, type Markup, type Piece } from "../report/html/index.ts";
import type { Chapter } from "../report/index.ts";
import type { KillMatrix } from "./kill-matrix.ts";

type Row = KillMatrix["mutants"][number];
type Standing = "killed" | "survived" | "more" | "less";

/** Of each mutant so many checks are told with what came. */
const checksShown = 5;

/** How a mutant stands, in a word: `more` and `less` are killed, and break other than they declare. */
export function standingOf({ verdict, kept }: Row): Standing {
	if (verdict === "more than declared") return "more";
	return verdict === "killed" && kept.length > 0 ? "less" : verdict;
}

/** The group that a mutant is counted in: that of the first requirement that it declares. */
export function mutantGroup({ breaks: [first = ""] }: Row): string {
	return groupOf(first);
}

/** Every mutant in full: what it does, what it declares, and which checks saw it. */
export function mutantsSection({ mutants }: KillMatrix, chapters: readonly Chapter[]): Markup {
	const titles = new Map(chapters.flatMap(({ requirements }) => requirements.map(({ id, title }) => [id, title])));
	return html`<section aria-labelledby="mutants" data-holder><h2 id="mutants">Every mutant</h2>
${mutants.map((row) => mutantDetails(row, titles))}</section>`;
}

const looks: Readonly<Record<Standing, string>> = { killed: "pass", survived: "fail", more: "warn", less: "warn" };

function mutantDetails(row: Row, titles: ReadonlyMap<string, string>): Markup {
	const { id, sentence, breaks, also, threats, failed } = row;
	const standing = standingOf(row);
	const named = (ids: readonly string[]): Piece =>
		ids.length === 0
			? undefined
			: html`<ul>${ids.map((each) => html`<li><code>${each}</code> ${titles.get(each)}</li>`)}</ul>`;
	return html`<details class="mutant" id="mutant-${id}" data-row data-verdict="${standing}" data-group="${[...new Set(breaks.map(groupOf))].join(" ")}">
<summary><span class="tag ${looks[standing]}">${standing}</span> <h3><code class="id">${id}</code></h3> <span class="where">${failed.length} ${failed.length === 1 ? "check" : "checks"}</span><span class="title">${sentence}</span></summary>
${facts([
	{ name: "Declares", value: named(breaks) },
	{ name: "Besides, maybe", value: named(also) },
	{ name: "Found kept", value: row.kept.length === 0 ? undefined : row.kept.join(", ") },
	{ name: "Threats", value: threats.join(", ") },
])}
${seenBy(row)}</details>
`;
}

function seenBy({ failed, breaks }: Row): Piece {
	if (failed.length === 0) return html`<p>No check saw it.</p>`;
	const declaredFirst = failed.toSorted(
		(one, other) => Number(breaks.includes(other.requirement)) - Number(breaks.includes(one.requirement)),
	);
	const more = declaredFirst.slice(checksShown);
	return html`<p class="label">Seen by</p><ul class="seen">${declaredFirst
		.slice(0, checksShown)
		.map(
			({ check, expected, actual, atTwin }) =>
				html`<li><code>${check}</code> <span>came ${clipped(actual, 300)}; expected ${clipped(expected, 300)}${atTwin ? html` <span class="faint">(its plain request)</span>` : undefined}</span></li>`,
		)}${more.length === 0 ? undefined : html`<li class="faint">and ${more.map(({ check }) => check).join(", ")}</li>`}</ul>`;
}
