import { groupOf } from "../engine/requirements.ts";
import { groupBy } from "./group-by.ts";
import { labelledBlocks } from "./markdown-blocks.ts";
import { cut, fitted } from "./markdown-fitted.ts";
import { codeSpan, prose } from "./markdown-text.ts";
import { byMethod, measurementRemarks, measurementSentence } from "./measurement-lines.ts";
import { partLine } from "./part-line.ts";
import type { RenderOptions } from "./render-options.ts";
import { repeatedLine } from "./repeated-line.ts";
import type { Report, Result } from "./schema.ts";
import { targetText } from "./target-text.ts";
import { verdictOf } from "./verdict-of.ts";
import { waiverSentence } from "./waiver-lines.ts";

type MarkdownOptions = Pick<RenderOptions, "textOf" | "command" | "taken">;

function head(report: Report): string {
	const { target, scheme, seed, runId, tool, durationMs, inconclusive } = report;
	const { requirements, ...counts } = report.summary;
	return [
		`# Countersign: ${verdictOf(report)}`,
		`${codeSpan(targetText(target))}, scheme ${codeSpan(scheme)}, errors ${target.errors}`,
		`| ${Object.keys(counts).join(" | ")} |\n|${" ---: |".repeat(Object.keys(counts).length)}\n| ${Object.values(counts).join(" | ")} |`,
		`${requirements.exercised} of ${requirements.total} requirements exercised, in ${(durationMs / 1000).toFixed(1)} s`,
		`countersign ${prose(tool.version)}, seed ${codeSpan(seed)}, run ${codeSpan(runId)}`,
		...[partLine(report)].filter((line) => line !== undefined).map((line) => prose(line)),
		...[repeatedLine(report)].filter((line) => line !== undefined).map((line) => prose(line)),
		...(inconclusive === undefined ? [] : [`**The run proves nothing:** ${codeSpan(inconclusive)}`]),
	].join("\n\n");
}

function finding(result: Result, { textOf, command }: MarkdownOptions, seed: string): string {
	const { id, requirement, verdict, level, severity, title, reason, expected, actual, references, evidence } = result;
	const text = textOf(requirement);
	const blocks = labelledBlocks([
		["reason", reason],
		["expected", expected],
		["came", actual],
		["curl", evidence?.curl],
		["repeat", `${command} --seed ${seed} --only ${id}`],
	]);
	return [
		`### ${verdict}: ${codeSpan(id)} (${level}, ${severity})`,
		prose(cut(title)),
		...(text === undefined ? [] : [`> ${prose(text)}`]),
		...blocks,
		...(references === undefined ? [] : [`see ${references.map(codeSpan).join(", ")}`]),
	].join("\n\n");
}

function waivers({ waivers: judged = [] }: Report): readonly string[] {
	const lines = judged.map((waiver) => `- ${codeSpan(waiver.id)}: ${codeSpan(cut(waiverSentence(waiver)))}`);
	return lines.length === 0 ? [] : ["## Waivers", ...lines];
}

function measured({ measurements = [] }: Report): readonly string[] {
	const lines = byMethod(measurements).map((group) => {
		const found = group.map((each) => `- ${codeSpan(each.id)}: ${codeSpan(cut(measurementSentence(each)))}`);
		const remarks = measurementRemarks(group).map((remark) => `  - ${codeSpan(cut(remark))}`);
		return [...found, ...remarks].join("\n");
	});
	return lines.length === 0 ? [] : ["## Measured, without a verdict", ...lines];
}

function proving(title: string, results: readonly Result[]): readonly string[] {
	const reasons = groupBy(results, ({ reason, remedy }) => JSON.stringify([reason, remedy]));
	const lines = [...reasons.values()].map((members) => {
		const [{ reason = "no reason", remedy } = {}] = members;
		const groups = [...new Set(members.map(({ requirement }) => groupOf(requirement)))].join(", ");
		const enabling = remedy === undefined ? "" : `; to enable: ${codeSpan(cut(remedy))}`;
		return `- ${members.length} because ${codeSpan(cut(reason))} (${prose(groups)})${enabling}`;
	});
	return lines.length === 0 ? [] : [`## ${title}: ${results.length}, which prove nothing`, ...lines];
}

/**
 * Markdown for a step summary of GitHub Actions, always under 1 MiB: the verdict, the counts, each finding in full,
 * waivers, and what proves nothing by its reason. Whatever a target wrote stands in code, so that it is neither
 * markup nor a link nor a mention.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions): string {
	const open = report.results.filter(({ waiver }) => waiver === undefined);
	const found = open.filter(({ verdict }) => verdict === "fail" || verdict === "warn" || verdict === "error");
	const of = (verdict: Result["verdict"]): readonly Result[] => open.filter((result) => result.verdict === verdict);
	return fitted(
		[
			head(report),
			...waivers(report),
			...measured(report),
			...proving("Inconclusive", of("inconclusive")),
			...proving("Skipped", of("skip")),
			...(found.length === 0 ? [] : [`## Findings: ${found.length}`]),
			...found.map((result) => finding(result, options, report.seed)),
		],
		options.taken ?? 0,
	);
}
