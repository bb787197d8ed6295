import { labelledBlocks } from "../../conformance/report/markdown-blocks.ts";
import { cut, fitted } from "../../conformance/report/markdown-fitted.ts";
import { codeSpan, prose } from "../../conformance/report/markdown-text.ts";
import { targetText } from "../../conformance/report/target-text.ts";
import { possiblePairs } from "../pairs.ts";
import { asciiJson } from "./ascii-json.ts";
import { type DistinctFault, distinctFaults } from "./distinct-faults.ts";
import { inputFacts } from "./input-facts.ts";
import type { FuzzReport, FuzzResult } from "./schema.ts";
import { headlineOf } from "./standing.ts";
import { notRequest } from "./steps.ts";
import { wireLines } from "./wire-lines.ts";

export interface FuzzMarkdownOptions {
	/** The sentence of a requirement. */
	textOf(requirement: string): string | undefined;
	/** So many bytes stand already where the rendering is added. */
	readonly taken?: number;
}

/**
 * Markdown for a step summary of GitHub Actions, always under 1 MiB: the verdict, what was explored and what was not, and
 * each fault in full. Whatever a target or an input holds stands in code, so that it is neither markup nor a link.
 */
export function renderFuzzMarkdown(report: FuzzReport, options: FuzzMarkdownOptions): string {
	const faults = distinctFaults(report);
	return fitted(
		[
			`# Countersign fuzz: ${prose(headlineOf(report))}`,
			...head(report),
			propertyTable(report),
			...reasons("Came to no verdict", report, ["error", "inconclusive"]),
			...reasons("Failed, and not all was judged", report, ["fail"]),
			...reasons("Passed, but for what was not judged", report, ["pass"]),
			...reasons("Not tried, which proves nothing", report, ["skip"]),
			...leftAside(report),
			...neverMet(report),
			...(faults.length === 0 ? [] : [`## Faults: ${faults.length}`]),
			...faults.map((fault) => faultText(fault, options)),
		],
		options.taken ?? 0,
	);
}

function head({ target, seed, runId, tool, durationMs, summary, shard, shards }: FuzzReport): readonly string[] {
	const { kinds, threats, pairs, executions, unjudged } = summary;
	const met = `${kinds.reached} of ${kinds.all} kinds of input met, ${pairs.reached} of ${pairs.all} pairs, ${threats.reached} of ${threats.all} catalogued threats, for ${threats.all - threats.named} of which there is no kind of input here`;
	return [
		...(target === undefined ? [] : [codeSpan(targetText(target))]),
		`${executions} inputs in ${(durationMs / 1000).toFixed(1)} s${kinds.all === 0 ? "" : `; ${met}`}`,
		...(unjudged === 0 ? [] : [`of ${unjudged} inputs nothing could be judged; they count for no kind`]),
		`countersign ${prose(tool.version)}, seed ${codeSpan(String(seed))}, run ${codeSpan(runId)}`,
		...(shard === undefined ? [] : [`part ${shard.index} of ${shard.of} of the inputs`]),
		...(shards === undefined ? [] : [`merged from ${shards.length} shards`]),
	];
}

function propertyTable({ results }: FuzzReport): string {
	const rows = results.map(({ id, verdict, executions, explored: { kinds, pairs } }) => {
		const met = kinds.filter(({ count }) => count > 0).length;
		return `| ${codeSpan(id)} | ${verdict} | ${executions} | ${kinds.length === 0 ? "" : `${met} of ${kinds.length}`} | ${kinds.length === 0 ? "" : `${pairs} of ${possiblePairs(kinds)}`} |`;
	});
	return ["| property | verdict | inputs | kinds | pairs |", "| --- | --- | ---: | ---: | ---: |", ...rows].join("\n");
}

function reasons(
	title: string,
	{ results }: FuzzReport,
	verdicts: readonly FuzzResult["verdict"][],
): readonly string[] {
	const lines = results
		.filter(({ verdict }) => verdicts.includes(verdict))
		.flatMap(({ id, reason, remedy }) => {
			if (reason === undefined) return [];
			const enabling = remedy === undefined ? "" : `; to enable: ${codeSpan(cut(remedy))}`;
			return [`- ${codeSpan(id)}: ${codeSpan(cut(reason))}${enabling}`];
		});
	return lines.length === 0 ? [] : [`## ${title}: ${lines.length}`, lines.join("\n")];
}

function leftAside({ aside = [] }: FuzzReport): readonly string[] {
	const lines = aside.map(({ id, reason }) => `- ${codeSpan(id)}: ${codeSpan(cut(reason))}`);
	return lines.length === 0 ? [] : [`## Left aside, since not named: ${lines.length}`, lines.join("\n")];
}

function neverMet({ results }: FuzzReport): readonly string[] {
	const lines = results.flatMap(({ id, explored }) => {
		const names = explored.kinds.filter(({ count }) => count === 0).map((kind) => kind.id);
		return names.length === 0 ? [] : [`- ${codeSpan(id)}: ${codeSpan(names.join(", "))}`];
	});
	return lines.length === 0 ? [] : ["## Kinds of input that were never met", lines.join("\n")];
}

function faultText({ finding, properties }: DistinctFault, { textOf }: FuzzMarkdownOptions): string {
	const {
		fault,
		requirement,
		severity,
		references,
		expected,
		actual,
		input,
		evidence,
		conversation,
		steps = [],
		replay,
	} = finding;
	const text = textOf(requirement);
	const blocks = labelledBlocks([
		["expected", expected],
		["came", actual],
		["input", asciiJson(input)],
		["curl", steps.length > 0 ? undefined : evidence?.curl],
		...steps.map((step, at): [string, string] => [
			`step ${at + 1}${"how" in step && step.how !== undefined ? `, ${step.how}` : ""}`,
			"done" in step ? notRequest(step) : step.curl,
		]),
		["said", conversation === undefined ? undefined : wireLines(conversation.said.text)],
		["heard", conversation === undefined ? undefined : wireLines(conversation.heard.text)],
		["replay", replay],
	]);
	return [
		`### ${codeSpan(fault)} (${severity})`,
		...(text === undefined ? [] : [`> ${prose(text)}`]),
		[`by ${properties.map(codeSpan).join(", ")}`, ...inputFacts(finding)].join("; "),
		...blocks,
		...(references.length === 0 ? [] : [`see ${references.map(codeSpan).join(", ")}`]),
	].join("\n\n");
}
