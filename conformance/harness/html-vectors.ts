import { filterForm, html, type Markup, type Piece } from "../report/html/index.ts";
import type { FailureGroup } from "./failure-groups.ts";
import { type FilterGroup, filterGroups } from "./html-causes.ts";
import { comparisonOf } from "./html-comparison.ts";
import type { SignerReport } from "./report.ts";

type Result = SignerReport["results"][number];

/** Each failure, with a filter. */
export function failuresSection(report: SignerReport, groups: readonly FailureGroup[]): Piece {
	const failed = report.results.filter(({ verdict }) => verdict === "fail");
	if (failed.length === 0) return undefined;
	const filters = filterGroups(report, groups);
	return html`<section aria-labelledby="failures"><h2 id="failures">Failures (${failed.length})</h2>
${filterForm("vectors", [{ name: "group", label: "Cause", options: filters.map(optionOf) }])}
${failed.map((result) => failure(result, filters))}</section>`;
}

/** What is right, so that every vector is accounted for. */
export function passedSection({ results }: SignerReport): Piece {
	const passed = results.filter(({ verdict }) => verdict === "pass");
	if (passed.length === 0) return undefined;
	return html`<section aria-labelledby="passed"><h2 id="passed">Passed (${passed.length})</h2>
<details class="rest long"><summary>Show the vectors that it answers rightly</summary><div class="scroll"><table>
<thead><tr><th scope="col">Vector</th><th scope="col">Requirement</th><th scope="col">What it is about</th></tr></thead>
<tbody>${passed.map(
		(result) =>
			html`<tr id="vector-${result.id}" data-row data-text="${searchText(result)}"><td>${result.id}</td><td>${result.requirement}</td><td>${result.title}</td></tr>\n`,
	)}</tbody></table></div></details></section>`;
}

function optionOf({ key, title, vectors }: FilterGroup): { value: string; label: string } {
	return { value: key, label: `${shortened(title)} (${vectors.size})` };
}

function failure(result: Result, filters: readonly FilterGroup[]): Markup {
	const { id, requirement, scheme, stage = "", title } = result;
	const keys = filters.filter(({ vectors }) => vectors.has(id)).map(({ key }) => key);
	return html`<details id="vector-${id}" data-row data-text="${searchText(result)}" data-group="${keys.join(" ")}">
<summary><span class="where">${stage}</span>${id}</summary>
<p>${title}</p>
<p class="faint">${requirement}, ${scheme}</p>
${comparisonOf(result)}</details>
`;
}

function searchText({ causes = [], id, requirement, scheme, stage = "", title }: Result): string {
	return [id, requirement, scheme, stage, title, ...causes].join(" ");
}

function shortened(text: string): string {
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
