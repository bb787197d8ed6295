import { facts, html, type Markup, moment, type Piece, shareBar } from "../../conformance/report/html/index.ts";
import type { FuzzReport } from "./schema.ts";
import { counted, measureOf, standingLabel, standingOf } from "./standing.ts";

const looks = { passed: "good", failed: "bad", inconclusive: "open", error: "bad" } as const;
/** The worst first, as they stand in the bar. */
const order = ["fail", "error", "inconclusive", "skip", "pass"] as const;

/** Everything that is true of the whole run. */
export function headerOf(report: FuzzReport): Markup {
	const standing = standingOf(report);
	const { seed, runId, startedAt, durationMs, shard, shards } = report;
	return html`<h1><span class="verdict ${looks[standing]}">${standingLabel[standing]}</span>${measureOf(report)}</h1>
<p class="lead">${leadOf(report)}</p>
${countsOf(report)}
${facts([
	{ name: "Target", value: targetOf(report) },
	{ name: "Inputs", value: inputsOf(report) },
	{ name: "Kinds of input", value: kindsOf(report) },
	{ name: "Threats", value: threatsOf(report) },
	{ name: "Began", value: html`${moment(startedAt)}, took ${(durationMs / 1000).toFixed(1)} s` },
	{ name: "Seed", value: html`<code>${seed}</code>` },
	{ name: "Run id", value: html`<code>${runId}</code>` },
	{ name: "Part", value: shard === undefined ? undefined : `${shard.index} of ${shard.of} of the inputs` },
	{ name: "Merged from", value: shards === undefined ? undefined : `${shards.length} shards` },
	{ name: "Corpus", value: keptOf(report) },
])}`;
}

function leadOf(report: FuzzReport): string {
	const { summary, results } = report;
	const findings = results.flatMap((result) => result.findings);
	const grave = (["critical", "high"] as const)
		.map((severity) => ({
			severity,
			faults: new Set(findings.filter((each) => each.severity === severity).map(({ fault }) => fault)),
		}))
		.filter(({ faults }) => faults.size > 0)
		.map(({ severity, faults }) => `${faults.size} ${severity}`);
	const broken = new Set(findings.map(({ requirement }) => requirement)).size;
	const found =
		summary.fail === 0
			? "No input broke a rule."
			: `${counted(broken, "requirement is", "requirements are")} broken${grave.length === 0 ? "" : ` (${grave.join(", ")})`}.`;
	const tried = results.filter(({ executions }) => executions > 0).length;
	return `${found} ${summary.executions} inputs were judged by ${tried} of ${counted(results.length, "property", "properties")}.`;
}

function countsOf({ results }: FuzzReport): Markup {
	const present = order
		.map((state) => ({ state, count: results.filter(({ verdict }) => verdict === state).length }))
		.filter(({ count }) => count > 0);
	return html`${shareBar(
		present.map(({ state, count }) => `${count} ${state}`).join(", "),
		present.map(({ state, count }) => ({ look: state, count })),
	)}
<ul class="counts">${present.map(
		({ state, count }) => html`<li><a class="tag ${state}" href="#?verdict=${state}"><b>${count}</b> ${state}</a></li>`,
	)}</ul>`;
}

function targetOf({ target }: FuzzReport): Piece {
	if (target === undefined) return "none; all was tried in the process of the fuzzer";
	return target.name === target.url
		? html`<code>${target.url}</code>`
		: html`${target.name} at <code>${target.url}</code>`;
}

function inputsOf({ summary, results, durationMs }: FuzzReport): string {
	const stored = results.reduce((sum, one) => sum + one.stored.frozen + one.stored.corpus, 0);
	const speed = durationMs > 0 ? `, ${Math.round((summary.executions * 1000) / durationMs)} a second` : "";
	return `${summary.executions}${speed}; ${stored} of them were stored before`;
}

function kindsOf({ summary: { kinds, pairs } }: FuzzReport): Piece {
	if (kinds.all === 0) return "no account is kept of them";
	return html`${kinds.reached} of ${kinds.all} met (<a href="#never-met">${kinds.all - kinds.reached} never</a>), ${pairs} pairs`;
}

function threatsOf({ summary: { threats } }: FuzzReport): Piece {
	return threats.all === 0
		? undefined
		: html`<a href="#threats">${threats.reached} of ${threats.all}</a> catalogued ones that these properties stand for`;
}

function keptOf({ results }: FuzzReport): Piece {
	const kept = results.reduce((sum, one) => sum + one.kept, 0);
	return kept === 0 ? undefined : `${counted(kept, "input was", "inputs were")} added`;
}
