import { facts, html, type Markup, moment, type Piece, renderPage, shareBar } from "../report/html/index.ts";
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
		about: `countersign ${report.tool.version}, vectors check`,
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
	const { durationMs, schemes, source, startedAt, summary } = report;
	const { fail, pass, notSelected } = summary;
	const left = notSelected === 0 ? undefined : `${notSelected} published vectors (--scheme, --only)`;
	const bar = shareBar(`${pass} passed, ${fail} failed`, [
		{ look: "bad", count: fail },
		{ look: "good", count: pass },
	]);
	return html`<h1><span class="verdict ${isClean(report) ? "good" : "bad"}">${verdict}</span>${scoreOf(report)}</h1>
<p class="lead">${conclusionOf(report).join(". ")}</p>
${bar}
${facts([
	{ name: "Signer", value: html`<code>${signerText(source)}</code>` },
	{ name: "Signs under", value: schemes.join(" and ") },
	{ name: "Asked", value: html`${moment(startedAt)}, in ${(durationMs / 1000).toFixed(1)} s` },
	{ name: "Not selected", value: left },
])}`;
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
