import { html, type Markup, type Piece, renderPage } from "../report/html/index.ts";
import { conclusionOf, isClean, scoreOf, violationAdvice } from "./conclusion.ts";
import { failuresWithoutCause } from "./failure-groups.ts";
import { causesSection, groupsSection } from "./html-causes.ts";
import { failuresSection, passedSection } from "./html-vectors.ts";
import { faultsOf, type SignerReport } from "./report.ts";

/**
 * One self-contained page for people: the verdict, what the signer does wrong, and each vector, to be looked through
 * without a network. Everything of the signer's is hostile text here.
 */
export function renderSignerHtml(report: SignerReport): string {
	const verdict = isClean(report) ? "Passed" : "Failed";
	const groups = failuresWithoutCause(report);
	return renderPage({
		title: `${verdict}: ${scoreOf(report)}`,
		header: headerOf(report, verdict),
		main: html`${[
			causesSection(report),
			faultsSection(report),
			groupsSection(report, groups),
			failuresSection(report, groups),
			passedSection(report),
		]}`,
	});
}

function headerOf(report: SignerReport, verdict: string): Markup {
	const { durationMs, schemes, source, startedAt, summary, tool } = report;
	const tone = isClean(report) ? "good" : "bad";
	const left = summary.notSelected === 0 ? undefined : `${summary.notSelected} published vectors (--scheme, --only)`;
	return html`<p class="faint">countersign ${tool.version}, vectors check</p>
<h1><span class="verdict ${tone}">${verdict}</span>${scoreOf(report)}</h1>
<p class="lead">${conclusionOf(report).join(". ")}</p>
${shareOf(summary)}
<dl class="facts">
${fact("Signer", html`<code>${signerText(source)}</code>`)}
${fact("Signs under", schemes.join(" and "))}
${fact("Asked", html`<time datetime="${startedAt}">${startedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC")}</time>, in ${(durationMs / 1000).toFixed(1)} s`)}
${left === undefined ? undefined : fact("Not selected", left)}
</dl>`;
}

function fact(name: string, value: Piece): Markup {
	return html`<dt>${name}</dt><dd>${value}</dd>`;
}

/** A bar, in shapes and not in styles, which the policy of the page does not let an element have of its own. */
function shareOf({ fail, pass, total }: SignerReport["summary"]): Markup {
	const bad = total === 0 ? 0 : (fail / total) * 100;
	const label = `${pass} passed, ${fail} failed`;
	return html`<svg class="share" role="img" aria-label="${label}"><rect width="${bad}%" height="100%"/><rect x="${bad}%" width="${100 - bad}%" height="100%"/></svg>`;
}

function signerText(source: SignerReport["source"]): string {
	switch (source.kind) {
		case "command":
			return source.command.join(" ");
		case "oracle":
			return source.url;
		case "answers":
			return source.file;
	}
}

/** What counts against the signer besides its answers, and its last words. */
function faultsSection(report: SignerReport): Piece {
	const { source, summary, violations } = report;
	const shown = faultsOf({ source, violations: violations.slice(0, 20) });
	const more = violations.length > 20 ? html`<li>… and ${violations.length - 20} more such lines</li>` : undefined;
	const advice = violations.length > 0 ? html`<p>${violationAdvice(report)}</p>` : undefined;
	const faults =
		shown.length === 0
			? undefined
			: html`<section aria-labelledby="faults"><h2 id="faults">Besides its answers</h2>
<div class="panel"><ul>${shown.map((fault) => html`<li>${capitalised(fault)}</li>`)}${more}</ul>${advice}</div></section>`;
	const said = source.kind === "command" && (summary.fail > 0 || shown.length > 0) ? source.stderr.trim() : "";
	const stderr =
		said === ""
			? undefined
			: html`<section aria-labelledby="stderr"><h2 id="stderr">The end of its stderr</h2><pre tabindex="0">${said}</pre></section>`;
	return [faults, stderr];
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
