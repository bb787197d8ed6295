import { facts, filterForm, html, type Markup, moment, renderPage } from "../report/html/index.ts";
import type { Chapter } from "../report/index.ts";
import { groupsSection } from "./html-groups.ts";
import { heatMap } from "./html-heat-map.ts";
import { mutantsSection, standingOf } from "./html-mutants.ts";
import { problemsSections } from "./html-problems.ts";
import { matrixStyle } from "./html-style.ts";
import { isClean, type KillMatrix } from "./kill-matrix.ts";
import { scoreOf } from "./score.ts";

/**
 * One self-contained page for people: what is not as it should be, how many mutants of each group which checks find, and
 * each mutant on a map and in full. `chapters` are the requirements of the specification in their groups.
 */
export function renderMatrixHtml(matrix: KillMatrix, chapters: readonly Chapter[]): string {
	const [score = ""] = scoreOf(matrix);
	const verdict = isClean(matrix) ? "Passed" : "Failed";
	return renderPage({
		title: `${verdict}: ${score}`,
		about: `countersign ${matrix.tool.version}, the suite against gateways that are broken on purpose`,
		header: headerOf(matrix, verdict),
		main: html`${problemsSections(matrix)}
${groupsSection(matrix, chapters)}
${filter(matrix, chapters)}
${heatMap(matrix, chapters)}
${mutantsSection(matrix, chapters)}`,
		style: matrixStyle,
	});
}

function headerOf(matrix: KillMatrix, verdict: string): Markup {
	const [score = "", ...others] = scoreOf(matrix);
	const lead =
		others.length === 0
			? `Each broke what it declares${matrix.scope === "all" ? " and nothing else" : ""}, and the reference passes all that they met.`
			: `${others.join(", ")}.`;
	return html`<h1><span class="verdict ${isClean(matrix) ? "good" : "bad"}">${verdict}</span>${score}</h1>
<p class="lead">${lead.charAt(0).toUpperCase()}${lead.slice(1)}</p>
${facts([
	{ name: "Checks", value: matrix.scope === "all" ? "all of the suite" : "those of what each mutant says it breaks" },
	{ name: "Began", value: html`${moment(matrix.startedAt)}, took ${Math.round(matrix.durationMs / 1000)} s` },
])}`;
}

function filter({ mutants }: KillMatrix, chapters: readonly Chapter[]): Markup {
	const came = new Set(mutants.map(standingOf));
	return filterForm("mutants", [
		{ name: "verdict", label: "Verdict", options: [...came].toSorted().map((value) => ({ value, label: value })) },
		{ name: "group", label: "Group", options: chapters.map(({ group }) => ({ value: group, label: group })) },
	]);
}
