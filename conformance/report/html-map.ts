import type { Chapter, ExplainedRequirement } from "./chapter.ts";
import { counted } from "./counted.ts";
import { html, type Markup } from "./html/index.ts";
import { type RequirementState, requirementState, stateLabel } from "./requirement-state.ts";
import type { Result } from "./schema.ts";

/** The results of each requirement. */
export type ResultsOf = ReadonlyMap<string, readonly Result[]>;

const states: readonly RequirementState[] = ["pass", "fail", "error", "inconclusive", "warn", "waived", "skip"];

/**
 * Every requirement of the specification as a cell in its group, and each leads to what is known of it. A state is told
 * by a sign and an edge besides its colour.
 */
export function requirementMap(chapters: readonly Chapter[], results: ResultsOf): Markup {
	const present = new Set(
		chapters.flatMap(({ requirements }) => requirements.map(({ id }) => requirementState(results.get(id) ?? []))),
	);
	return html`<section aria-labelledby="map"><h2 id="map">Requirements</h2>
<ul class="legend" aria-label="What the cells mean">${states
		.filter((state) => present.has(state))
		.map((state) => html`<li><span class="cell ${state}" aria-hidden="true"></span> ${stateLabel(state)}</li>`)}</ul>
<p class="detail faint" id="map-detail" aria-hidden="true">Point at a cell, or move with the arrow keys.</p>
<ul class="map" data-roving="map-detail" data-mirror>${chapters.map((chapter) => groupOnMap(chapter, results))}</ul></section>`;
}

function groupOnMap({ group, title, requirements }: Chapter, results: ResultsOf): Markup {
	return html`<li><h3><code>${group}</code> <span class="faint">${title}</span></h3>
<ol>${requirements.map((requirement) => cell(requirement, results.get(requirement.id) ?? []))}</ol></li>
`;
}

function cell({ id, title }: ExplainedRequirement, results: readonly Result[]): Markup {
	const state = requirementState(results);
	return html`<li><a class="cell ${state}" href="#${id}" aria-label="${id}, ${title}: ${summaryOf(state, results)}">${id.slice(id.lastIndexOf("-") + 1)}</a></li>`;
}

/** How a requirement stands, and how many of its checks say so. */
export function summaryOf(state: RequirementState, results: readonly Result[]): string {
	const checks = counted(results.length, "check");
	if (results.length === 0) return "no check";
	if (state === "pass" || state === "skip") return `${stateLabel(state)}, ${checks}`;
	const such = results.filter(({ verdict, waiver }) => (waiver === undefined ? verdict : "waived") === state).length;
	return `${such} of ${checks} ${stateLabel(state)}`;
}
