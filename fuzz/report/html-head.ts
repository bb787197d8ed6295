import { counted } from "../../conformance/report/counted.ts";
import { facts, html, type Markup, moment, type Piece } from "../../conformance/report/html/index.ts";
import { runHeading, stateCounts, targetPiece } from "../../conformance/report/html-run.ts";
import { distinctFaults } from "./distinct-faults.ts";
import type { FuzzReport } from "./schema.ts";
import { measureOf, standingOf } from "./standing.ts";

/** The worst first, as they stand in the bar. */
const order = ["fail", "error", "inconclusive", "skip", "pass"] as const;

/** Everything that is true of the whole run. */
export function headerOf(report: FuzzReport): Markup {
	const { seed, runId, startedAt, durationMs, shard, shards } = report;
	return html`${runHeading(standingOf(report), measureOf(report))}
<p class="lead">${leadOf(report)}</p>
${stateCounts(
	report.results.map(({ verdict }) => verdict),
	order,
)}
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
	const faults = distinctFaults(report);
	const grave = (["critical", "high"] as const)
		.map((severity) => ({
			severity,
			count: faults.filter(({ finding }) => finding.severity === severity).length,
		}))
		.filter(({ count }) => count > 0)
		.map(({ severity, count }) => `${count} ${severity}`);
	const broken = new Set(faults.map(({ finding }) => finding.requirement)).size;
	const found =
		summary.fail === 0
			? "No input broke a rule."
			: `${counted(broken, "requirement is", "requirements are")} broken${grave.length === 0 ? "" : ` (${grave.join(", ")})`}.`;
	const tried = results.filter(({ executions }) => executions > 0).length;
	return `${found} ${summary.executions} inputs were tried by ${tried} of ${counted(results.length, "property", "properties")}.`;
}

function targetOf({ target }: FuzzReport): Piece {
	return target === undefined ? "none; all was tried in the process of the fuzzer" : targetPiece(target);
}

function inputsOf({ summary, results, durationMs }: FuzzReport): string {
	const stored = results.reduce((sum, one) => sum + one.stored.frozen + one.stored.corpus, 0);
	const speed = durationMs > 0 ? `, ${Math.round((summary.executions * 1000) / durationMs)} a second` : "";
	const nothing = summary.unjudged === 0 ? "" : `; of ${summary.unjudged} nothing could be judged`;
	return `${summary.executions}${speed}; ${stored} of them were stored before${nothing}`;
}

function kindsOf({ summary: { kinds, pairs } }: FuzzReport): Piece {
	if (kinds.all === 0) return "no account is kept of them";
	return html`${kinds.reached} of ${kinds.all} met (<a href="#never-met">${kinds.all - kinds.reached} never</a>), ${pairs.reached} of ${pairs.all} pairs`;
}

function threatsOf({ summary: { threats } }: FuzzReport): Piece {
	return threats.named === 0
		? undefined
		: html`<a href="#threats">${threats.reached} of ${threats.all}</a> catalogued ones met; for <a href="#outside">${threats.all - threats.named}</a> there is no kind of input here`;
}

function keptOf({ results }: FuzzReport): Piece {
	const kept = results.reduce((sum, one) => sum + one.kept, 0);
	return kept === 0 ? undefined : `${counted(kept, "input was", "inputs were")} added`;
}
