import { groupOf } from "../engine/requirements.ts";
import { isOnlyReason } from "./by-reason.ts";
import type { ExplainedRequirement } from "./chapter.ts";
import { clipped, command, html, type Markup, type Piece, prose } from "./html/index.ts";
import { comparison } from "./html-comparison.ts";
import { exchangeOf } from "./html-exchange.ts";
import { curlCommand, fewFindings, unfoldingFinding } from "./html-finding.ts";
import { meaning } from "./html-meaning.ts";
import { stateOf } from "./requirement-state.ts";
import { Result } from "./schema.ts";

/** What a finding is shown with besides itself. */
export interface FindingContext {
	requirementOf(id: string): ExplainedRequirement | undefined;
	/** Words that repeat a run of this target with its seed. */
	repeat: string;
}

const severities = Result.shape.severity.options;
const verdicts: readonly string[] = ["fail", "error", "warn", "inconclusive", "waived"];

/** Whether a result is shown in full: it went wrong, and says more than why. */
export function isFinding(result: Result): boolean {
	return result.verdict !== "pass" && !isOnlyReason(result);
}

/** Each finding in full, the gravest first, what is waived last. */
export function findingsSection(results: readonly Result[], context: FindingContext): Piece {
	const found = results.filter(isFinding).toSorted((one, other) => rankOf(one) - rankOf(other));
	if (found.length === 0) return undefined;
	const waived = found.filter(({ waiver }) => waiver !== undefined).length;
	const and = waived === 0 ? "" : `, ${waived} of them waived`;
	return html`<section aria-labelledby="findings" data-holder><h2 id="findings">Findings (<span data-shown>${found.length}</span>${and})</h2>
${found.map((result) => findingDetails(result, context, found.length <= fewFindings))}</section>`;
}

function rankOf(result: Result): number {
	return verdicts.indexOf(stateOf(result)) * severities.length + severities.indexOf(result.severity);
}

function findingDetails(result: Result, context: FindingContext, isOpen: boolean): Markup {
	const { id, title, severity, level, expected = "", actual = "", reason = "" } = result;
	const state = stateOf(result);
	// Headers and commands are in most of them: whoever looks for "nonce" does not look for X-Nonce.
	const words = clipped([id, state, severity, title, reason, expected, actual].join(" "), 1000);
	return unfoldingFinding({
		attributes: html`id="finding-${id}" data-row="uncounted" data-verdict="${state}" data-severity="${severity}" data-group="${groupOf(id)}" data-text="${words}"`,
		name: html`<code class="id">${id}</code>`,
		where: `${severity}, ${level}`,
		body: findingBody(result, context),
		...{ state, title, isOpen },
	});
}

function findingBody(result: Result, { requirementOf, repeat }: FindingContext): Piece {
	const { id, requirement, level, reason, waiver, stack, evidence } = result;
	const explained = requirementOf(requirement);
	return [
		html`<blockquote><p>${explained === undefined ? result.title : prose(explained.text)}</p>
<p class="faint"><a href="#${requirement}">${requirement}</a>, ${level}</p></blockquote>`,
		waiver === undefined
			? undefined
			: html`<p class="note">Waived by ${waiver.owner} until ${waiver.expires}: ${waiver.reason} (<a href="${waiver.link}" rel="noreferrer">${waiver.link}</a>)</p>`,
		reason === undefined ? undefined : html`<p class="note">${clipped(reason, 4000)}</p>`,
		comparison(result),
		evidence === undefined ? undefined : exchangeOf(evidence),
		defect(result),
		meaning(
			{ ...result, flaws: explained?.flaws?.get(id) },
			explained,
			({ id: broken }, text) => html`<a href="#${broken}">${text}</a>`,
		),
		curlCommand(evidence),
		command("Signed and sent anew", `${repeat} --only ${id}`),
		stack === undefined
			? undefined
			: html`<p class="label">Where the runner went wrong</p><pre tabindex="0">${clipped(stack, 4000)}</pre>`,
	];
}

/** The one thing that is wrong with the request, in the words that `countersign replay` takes. */
function defect({ evidence }: Result): Piece {
	if (evidence === undefined) return undefined;
	const text = JSON.stringify(evidence.replay, undefined, 1).replaceAll(/\n\s*/g, " ");
	return html`<p class="label">A valid request and its defect</p><pre tabindex="0">${clipped(text, 2000)}</pre>`;
}
