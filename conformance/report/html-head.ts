import { counted } from "./counted.ts";
import { facts, html, type Markup, moment, type Piece } from "./html/index.ts";
import { runHeading, stateCounts, targetPiece } from "./html-run.ts";
import { partLine } from "./part-line.ts";
import { repeatedLine } from "./repeated-line.ts";
import { stateOf } from "./requirement-state.ts";
import type { Report, Result } from "./schema.ts";
import { standingLabel } from "./standing.ts";
import { verdictOf } from "./verdict-of.ts";
import { isBrokenWaiver } from "./waiver-lines.ts";

/** The worst first, as they stand in the bar. */
const order = ["fail", "error", "inconclusive", "warn", "waived", "skip", "pass"] as const;

/** The verdict and its measure in one line of plain text: `Failed: 59 of 1983 checks`. */
export function headlineOf(report: Report): string {
	return `${standingLabel[verdictOf(report)]}: ${measureOf(report)}`;
}

/** What counts as a refusal, by the `errors` of a target. */
const refusals = {
	countersign: "judged by the codes of the specification",
	any: "any that lets nothing happen",
} as const;

/** Everything that is true of the whole run; `repeat` are the words that repeat it. */
export function headerOf(report: Report, repeat: string): Markup {
	return html`${runHeading(verdictOf(report), measureOf(report))}
<p class="lead">${leadOf(report)}</p>
${report.inconclusive === undefined ? undefined : html`<div class="panel open"><h2 id="inconclusive">Why the run proves nothing</h2><p>${report.inconclusive}</p></div>`}
${stateCounts(report.results.map(stateOf), order)}
${facts([
	{ name: "Target", value: targetPiece(report.target) },
	{ name: "Scheme", value: report.scheme },
	{ name: "Refusals", value: refusals[report.target.errors] },
	{ name: "Requirements", value: exercisedOf(report) },
	{ name: "Began", value: html`${moment(report.startedAt)}, took ${(report.durationMs / 1000).toFixed(1)} s` },
	{ name: "Seed", value: html`<code>${report.seed}</code>` },
	{ name: "Run id", value: html`<code>${report.runId}</code>` },
	{ name: "Again", value: html`<code>${repeat}</code>` },
	{ name: "Part", value: partLine(report) },
	{ name: "Repeated", value: repeatedLine(report) },
])}
${inputsOf(report)}`;
}

function measureOf({ results, waivers = [], inconclusive }: Report): string {
	const count = (verdict: Result["verdict"]): number =>
		results.filter((result) => result.verdict === verdict && result.waiver === undefined).length;
	const of = `of ${counted(results.length, "check")}`;
	if (inconclusive !== undefined) return "the run proves nothing";
	if (count("fail") > 0) return `${count("fail")} ${of}`;
	const broken = waivers.filter(isBrokenWaiver).length;
	if (broken > 0) return `${counted(broken, "waiver")} stale or expired`;
	if (count("error") > 0) return `${count("error")} ${of} went wrong in the runner`;
	if (count("inconclusive") > 0) return `${count("inconclusive")} ${of} came to no verdict`;
	const proven = count("pass") + count("warn");
	return proven === 0 ? "nothing was tested" : `${proven} ${of}`;
}

function leadOf(report: Report): string {
	const failed = report.results.filter(({ verdict, waiver }) => verdict === "fail" && waiver === undefined);
	const { total, exercised } = report.summary.requirements;
	const tested = `${exercised} of ${total} requirements were exercised.`;
	if (failed.length === 0) {
		const kept = verdictOf(report) === "passed" ? "Nothing failed" : "No check failed";
		return `${kept}. ${tested}`;
	}
	const broken = new Set(failed.map(({ requirement }) => requirement)).size;
	const grave = (["critical", "high"] as const)
		.map((severity) => ({ severity, count: failed.filter((result) => result.severity === severity).length }))
		.filter(({ count }) => count > 0)
		.map(({ severity, count }) => `${count} ${severity}`);
	const severities = grave.length === 0 ? "" : ` (${grave.join(", ")})`;
	return `${counted(failed.length, "finding")}${severities} in ${counted(broken, "requirement")}. ${tested}`;
}

function exercisedOf({
	summary: {
		requirements: { total, exercised },
	},
}: Report): string {
	const share = total === 0 ? 0 : Math.floor((100 * exercised) / total);
	return `${exercised} of ${total} exercised (${share}\u00a0%)`;
}

/** What else decides the run: what two reports are compared by. */
function inputsOf({ inputs }: Report): Piece {
	if (inputs === undefined) return undefined;
	const { suite, requirements, vectors, configs, scheme, waivers } = inputs;
	const digest = (text: string): Markup => html`<code>${text}</code>`;
	return html`<details class="inputs"><summary>What the run was made from (SHA-256)</summary>
${facts([
	{ name: "Suite", value: html`${suite.checks} checks, ${digest(suite.digest)}` },
	{ name: "Requirements", value: digest(requirements) },
	{ name: "Vectors", value: html`${vectors.version}, ${digest(vectors.digest)}` },
	{ name: "Config", value: configs.length === 0 ? undefined : configs.map((config) => html`${digest(config)} `) },
	{ name: "Scheme", value: scheme === undefined ? undefined : digest(scheme) },
	{ name: "Waivers", value: waivers === undefined ? undefined : digest(waivers) },
])}</details>`;
}
