import { clipped, command, html, type Markup, type Piece } from "../../conformance/report/html/index.ts";
import { groupBy } from "../../conformance/report/index.ts";
import { asciiJson } from "./ascii-json.ts";
import type { FuzzReport, FuzzResult } from "./schema.ts";

/**
 * What proves nothing, and why: properties that went wrong, that came to no verdict, that failed and did not judge all, and that were not
 * tried; and what was not judged by those that passed.
 */
export function reasonsSections({ results, aside = [] }: FuzzReport): Piece {
	const of = (...verdicts: readonly FuzzResult["verdict"][]) =>
		results.filter(({ verdict, reason }) => verdicts.includes(verdict) && reason !== undefined);
	return [
		section("no-verdict", "Came to no verdict", of("error", "inconclusive")),
		section("ended", "Failed, and not all was judged", of("fail")),
		section("in-part", "Passed, but for what was not judged", of("pass")),
		section("skipped", "Not tried, and how to change that", of("skip")),
		asideSection(aside),
	];
}

function section(id: string, heading: string, results: readonly FuzzResult[]): Piece {
	if (results.length === 0) return undefined;
	const reasons = [
		...groupBy(results, ({ reason, remedy, failedOn }) => JSON.stringify([reason, remedy, failedOn])).values(),
	];
	return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
<ul class="reasons">${reasons.map(reasonItem)}</ul></section>`;
}

function asideSection(aside: NonNullable<FuzzReport["aside"]>): Piece {
	if (aside.length === 0) return undefined;
	const reasons = [...groupBy(aside, ({ reason }) => reason)];
	return html`<section aria-labelledby="aside"><h2 id="aside">Left aside, since neither they nor their groups were named</h2>
<ul class="reasons">${reasons.map(
		([reason, own]) => html`<li><span class="number">${own.length}</span><div><p>${reason}</p>
<p class="faint groups">${own.map(({ id }) => id).join(", ")}</p></div></li>
`,
	)}</ul></section>`;
}

function reasonItem(results: readonly FuzzResult[]): Piece {
	const [first] = results;
	if (first === undefined) return undefined;
	const { reason = "no reason", remedy, failedOn, stack } = first;
	return html`<li><span class="number">${results.length}</span><div><p>${clipped(reason, 2000)}</p>
${remedy === undefined ? undefined : html`<p>To enable: ${remedy}</p>`}
<p class="faint groups">${results.map(({ id }, at) => html`${at === 0 ? "" : ", "}<a href="#property-${id}">${id}</a>`)}</p>
${failedOn === undefined ? undefined : html`<p class="label">On the input</p><pre tabindex="0">${clipped(asciiJson(failedOn.input), 2000)}</pre>`}
${failedOn?.replay === undefined ? undefined : command("Judged again", failedOn.replay)}
${stack === undefined ? undefined : html`<p class="label">Where the fuzzer went wrong</p><pre tabindex="0">${clipped(stack, 4000)}</pre>`}</div></li>
`;
}

/** Kinds of input that no input was an example of: what was not explored, by name, seen without unfolding anything. */
export function neverMetSection({ results, summary: { kinds } }: FuzzReport): Piece {
	if (kinds.all === 0) return undefined;
	const missing = results.flatMap((result) => {
		const never = result.explored.kinds.filter(({ count }) => count === 0);
		return never.length === 0 ? [] : [{ result, never }];
	});
	const body =
		missing.length === 0
			? html`<p>Every kind of input of every property that was tried was met.</p>`
			: html`<ul class="never">${missing.map(neverItem)}</ul>`;
	return html`<section aria-labelledby="never-met"><h2 id="never-met">Kinds of input that were never met (${kinds.all - kinds.reached} of ${kinds.all})</h2>
${body}</section>`;
}

function neverItem({ result, never }: { result: FuzzResult; never: FuzzResult["explored"]["kinds"] }): Markup {
	const some = never.length === result.explored.kinds.length ? "all" : `${never.length}`;
	return html`<li><p><a href="#property-${result.id}">${result.id}</a> <span class="faint">${some} of ${result.explored.kinds.length}</span></p>
<ul class="kinds">${never.map(({ id, threats }) => html`<li class="never"><code>${id}</code>${threats.length === 0 ? undefined : html` <span class="faint">${threats.join(", ")}</span>`}</li>`)}</ul></li>
`;
}
