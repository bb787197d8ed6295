import { isOnlyReason } from "./by-reason.ts";
import type { Chapter, ExplainedRequirement } from "./chapter.ts";
import { filterForm, html, type Markup, type Piece, prose } from "./html/index.ts";
import { isFinding } from "./html-findings.ts";
import { type ResultsOf, summaryOf } from "./html-map.ts";
import { referenceLinks } from "./html-references.ts";
import { timesRun } from "./repeated-line.ts";
import { type RequirementState, requirementState, stateLabel, stateOf } from "./requirement-state.ts";
import { Result } from "./schema.ts";

const states: readonly RequirementState[] = ["fail", "error", "inconclusive", "warn", "waived", "skip", "pass"];

/** The filter of the page. It offers the verdicts that came. */
export function checkFilter(chapters: readonly Chapter[], results: readonly Result[]): Markup {
	const came = new Set(results.map(stateOf));
	return filterForm("checks", [
		{
			name: "verdict",
			label: "Verdict",
			options: states
				.filter((state) => came.has(state) || state === "skip")
				.map((value) => ({ value, label: stateLabel(value) })),
		},
		{
			name: "severity",
			label: "Severity",
			options: Result.shape.severity.options.map((value) => ({ value, label: value })),
		},
		{ name: "group", label: "Group", options: chapters.map(({ group }) => ({ value: group, label: group })) },
	]);
}

/** Every requirement with its sentence, where it comes from, and its checks. */
export function requirementsSection(chapters: readonly Chapter[], results: ResultsOf): Markup {
	return html`<section aria-labelledby="requirements" data-holder><h2 id="requirements">Every requirement</h2>
${chapters.map(
	({ group, title, requirements }) => html`<section aria-labelledby="group-${group}" data-holder>
<h3 id="group-${group}" class="group"><code>${group}</code> ${title}</h3>
${requirements.map((requirement) => requirementDetails(requirement, results.get(requirement.id) ?? [], group))}</section>
`,
)}</section>`;
}

function requirementDetails(requirement: ExplainedRequirement, results: readonly Result[], group: string): Markup {
	const { id, title, level, text, sources, refusal, observable } = requirement;
	const state = requirementState(results);
	return html`<details class="requirement long" id="${id}" data-owner data-group="${group}">
<summary data-head><span class="cell ${state}" aria-hidden="true"></span> <h4><code class="id">${id}</code> ${title}</h4> <span class="where">${summaryOf(state, results)}</span></summary>
<p data-head>${prose(text)}</p>
<p class="faint">${level}${refusal === null ? undefined : html`, refused with <code>${refusal.status} ${refusal.code}</code>`}. ${observed[observable]}</p>
${sources.length === 0 ? undefined : referenceLinks(sources)}
${checksOf(requirement, results)}
${faultsOf(requirement)}</details>
`;
}

/** Who can see whether a requirement is kept. */
const observed: Readonly<Record<ExplainedRequirement["observable"], string>> = {
	wire: "Any client can see whether it is kept.",
	echo: "It shows at an upstream that echoes.",
	issuer: "It shows to an issuer that the runner controls.",
	keystore: "It shows to whoever writes the key store.",
	clock: "It shows to whoever holds the clock.",
	fault: "It shows when a dependency fails.",
	whitebox: "It shows inside the gateway only.",
};

function checksOf({ unasked }: ExplainedRequirement, results: readonly Result[]): Piece {
	const [first] = results;
	if (first === undefined) {
		return html`<p class="note" data-row="uncounted" data-verdict="skip">${unasked ?? "None of its checks was selected for this run."}</p>`;
	}
	// What is true of all of them is said once.
	const isShared = results.every((result) => isOnlyReason(result) && whyOf(result) === whyOf(first));
	return [
		isShared ? html`<p class="note" data-head>${whyOf(first)}</p>` : undefined,
		html`<ul class="checks">${results.map((result) => checkLine(result, !isShared))}</ul>`,
	];
}

/** Why a check established nothing, and how it could. */
function whyOf({ reason = "", remedy }: Result): string {
	const sentence = reason.charAt(0).toUpperCase() + reason.slice(1);
	return remedy === undefined ? sentence : `${sentence}. To enable: ${remedy}`;
}

function checkLine(result: Result, showsWhy: boolean): Markup {
	const { id, title, severity } = result;
	const state = stateOf(result);
	const name = isFinding(result) ? html`<a href="#finding-${id}">${id}</a>` : id;
	const why = showsWhy && isOnlyReason(result) ? html`<span class="why">${whyOf(result)}</span>` : undefined;
	const times = timesRun(result);
	const again = times === undefined ? undefined : html`<span class="why">${times}</span>`;
	return html`<li id="${id}" data-row data-verdict="${state}" data-severity="${severity}"><b class="tag ${state}">${state}</b><code>${name}</code><span>${title}${why}${again}</span><i>${severity}</i></li>
`;
}

/** By what the checks of a requirement are shown to find what they look for. */
function faultsOf({ faults }: ExplainedRequirement): Piece {
	if (faults.length === 0) return undefined;
	const heading = faults.length === 1 ? "One broken gateway shows" : `${faults.length} broken gateways show`;
	return html`<details class="faults"><summary>${heading} that its checks can fail</summary><ul>${faults.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul></details>`;
}
