import { causeSentence, remediesOf, requirementsOf } from "../diagnosis/index.ts";
import { html, type Markup, type Piece } from "../report/html/index.ts";
import type { FailureGroup } from "./failure-groups.ts";
import { comparisonOf } from "./html-comparison.ts";
import type { SignerReport } from "./report.ts";

type Cause = SignerReport["diagnosis"]["causes"][number];
type Result = SignerReport["results"][number];

/** Ids listed under a heading; the others are among the failures, where they can be filtered. */
const listed = 12;

/** Under what a failure is filtered: by the causes that it shows, or by the group of those without one. */
export interface FilterGroup {
	key: string;
	title: string;
	vectors: ReadonlySet<string>;
}

/** The groups of the filter, in the order of the page. */
export function filterGroups({ diagnosis }: SignerReport, groups: readonly FailureGroup[]): readonly FilterGroup[] {
	return [
		...diagnosis.causes.map((cause, index) => ({
			key: `cause-${index + 1}`,
			title: causeSentence(cause),
			vectors: new Set(cause.vectors),
		})),
		...groups.map(({ results, title }, index) => ({
			key: `group-${index + 1}`,
			title,
			vectors: new Set(results.map(({ id }) => id)),
		})),
	];
}

/** What the signer does wrong, each with its remedy and the failure that shows it best; then what answers only look like. */
export function causesSection(report: SignerReport): Piece {
	const { causes, resemblances } = report.diagnosis;
	const known =
		causes.length === 0
			? undefined
			: html`<section aria-labelledby="causes"><h2 id="causes">What it does wrong</h2>
<ol class="causes">${causes.map((cause) => causePanel(cause, report))}</ol></section>`;
	const alike = resemblances.filter(({ vectors }) => vectors.length > 0);
	return [
		known,
		alike.length === 0
			? undefined
			: html`<section aria-labelledby="resemblances"><h2 id="resemblances">What some answers look like, although others do not fit it</h2>
<ol class="causes">${alike.map((cause) => html`<li class="panel"><h3>${causeSentence(cause)}</h3>${links(cause.vectors)}</li>`)}</ol></section>`,
	];
}

/** What is not answered, and what no known mistake explains, by the place where it goes wrong. */
export function groupsSection({ summary }: SignerReport, groups: readonly FailureGroup[]): Piece {
	const unanswered = groups.filter((group) => group.unanswered);
	const unexplained = groups.filter((group) => !group.unanswered);
	return [
		section("unanswered", "Not answered as it must be", unanswered, summary.total),
		section("unexplained", "For a reason that is not known", unexplained, summary.total),
	];
}

/** `total`: vectors of the run; where all of them are in one group, none needs to be named. */
function section(id: string, heading: string, groups: readonly FailureGroup[], total: number): Piece {
	if (groups.length === 0) return undefined;
	const panels = groups.map(({ results, title, unanswered }) => {
		const [example] = results;
		const shown = unanswered || example === undefined ? undefined : exampleOf(example);
		const ids = results.length === total ? undefined : links(results.map((result) => result.id));
		return html`<li class="panel"><h3>${results.length} × ${title}</h3>${shown}${ids}</li>`;
	});
	return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
<ol class="causes">${panels}</ol></section>`;
}

function causePanel(cause: Cause, { results, summary }: SignerReport): Markup {
	const count = cause.vectors.length;
	const share = count === summary.fail ? `All ${count} that fail` : `${count} of the ${summary.fail} that fail`;
	const [example] = results
		.filter(({ id }) => cause.vectors.includes(id))
		// Where the fewest causes come together, this one is seen best.
		.toSorted(({ causes: one = [] }, { causes: other = [] }) => one.length - other.length);
	return html`<li class="panel"><h3>${causeSentence(cause)}</h3>
${remediesOf(cause).map((remedy) => html`<p>${remedy}</p>`)}
<p class="faint">${count === 1 && summary.fail === 1 ? "The one that fails" : share}; ${requirementsOf(cause).join(", ")}</p>
${example === undefined ? undefined : exampleOf(example)}${links(cause.vectors)}</li>`;
}

/** Without the comparison where several causes come together: its first difference may be that of another. */
function exampleOf(result: Result): Markup {
	const { causes = [], id, title } = result;
	const comparison = causes.length > 1 ? undefined : comparisonOf(result);
	return html`<p>For example <a href="#vector-${id}">${id}</a>: ${title}</p>${comparison}`;
}

function links(ids: readonly string[]): Markup {
	const more = ids.length > listed ? html`<li class="faint">and ${ids.length - listed} more</li>` : undefined;
	return html`<ul class="ids">${ids.slice(0, listed).map((id) => html`<li><a href="#vector-${id}">${id}</a></li>`)}${more}</ul>`;
}
