import pc from "picocolors";
import { counted } from "../../conformance/report/counted.ts";
import { labelledRows } from "../../conformance/report/labelled-rows.ts";
import { legible } from "../../conformance/report/legible.ts";
import { type Colors, paint } from "../../conformance/report/paint.ts";
import { targetText } from "../../conformance/report/target-text.ts";
import { symptomOf } from "../fault.ts";
import { possiblePairs } from "../pairs.ts";
import { groups } from "../property.ts";
import { asciiJson } from "./ascii-json.ts";
import { heardHow, saidHow } from "./conversation-sentence.ts";
import { type DistinctFault, distinctFaults } from "./distinct-faults.ts";
import { inputFacts } from "./input-facts.ts";
import type { Finding, FuzzReport, FuzzResult } from "./schema.ts";
import { noCurl, notRequest, type Step } from "./steps.ts";
import { threatsOutside } from "./threats-named.ts";
import { wireLines } from "./wire-lines.ts";

export interface FuzzPrettyOptions {
	readonly color: boolean;
	readonly width: number;
	readonly verbose: boolean;
	/** The sentence of a requirement. */
	textOf(requirement: string): string | undefined;
}

const indent = 6;
const longestInput = 2000;

/** For people: each property by its group with what was tried, findings with the smallest counterexample, a summary. */
export function renderFuzzPretty(report: FuzzReport, options: FuzzPrettyOptions): string {
	const colors = pc.createColors(options.color);
	const { tool, target, seed, runId } = report;
	const place = target === undefined ? "" : `  ${targetText(target)}`;
	const faults = distinctFaults(report);
	return [
		`${colors.bold(`countersign ${tool.version} fuzz`)}${legible(place)}`,
		colors.dim(`seed ${seed}, run ${runId}`),
		"",
		...groups.flatMap((group) => groupLines(group, report, options, { colors, faults })),
		...summaryLines(report, colors),
		"",
	].join("\n");
}

function groupLines(
	group: string,
	{ results }: FuzzReport,
	options: FuzzPrettyOptions,
	{ colors, faults }: { colors: Colors; faults: readonly DistinctFault[] },
): readonly string[] {
	const own = results.filter((result) => result.group === group);
	const longest = Math.max(0, ...results.map(({ id }) => id.length));
	return own.length === 0
		? []
		: [colors.bold(group), ...own.flatMap((result) => resultLines(result, longest, options, { colors, faults })), ""];
}

function resultLines(
	result: FuzzResult,
	longest: number,
	options: FuzzPrettyOptions,
	{ colors, faults }: { colors: Colors; faults: readonly DistinctFault[] },
): readonly string[] {
	const { id, verdict, executions, unjudged, durationMs, reason, remedy, findings, failedOn, title, stack } = result;
	const speed = durationMs > 0 ? `, ${Math.round((executions * 1000) / durationMs)}/s` : "";
	const nothing = unjudged === 0 ? "" : `, ${unjudged} of them with nothing to judge,`;
	const done = executions === 0 ? "" : `${executions} inputs${nothing} in ${(durationMs / 1000).toFixed(1)} s${speed}`;
	const rows = labelledRows({ indent, width: options.width, colors });
	const { row, verbatim } = rows;
	return [
		`  ${paint[verdict](colors)(verdict.padEnd(12))} ${id.padEnd(longest)}  ${colors.dim(done + kindsMet(result))}`.trimEnd(),
		...(verdict === "pass" ? [] : row("", title)),
		...row(verdict === "pass" ? "" : "because", reason),
		...row("to enable", remedy),
		...(failedOn === undefined
			? []
			: [...verbatim("input", shown(failedOn.input)), ...verbatim("replay", failedOn.replay)]),
		...findings.flatMap((finding) => {
			const symptom = symptomOf(finding.fault);
			const teller = faults.find((fault) => symptomOf(fault.finding.fault) === symptom)?.result.id ?? id;
			return teller === id
				? findingLines(finding, options, rows)
				: row("", `${finding.requirement}: looks like what ${teller} shows`);
		}),
		...(options.verbose ? row("stack", stack) : []),
	];
}

function kindsMet({ explored: { kinds, pairs } }: FuzzResult): string {
	const met = kinds.filter(({ count }) => count > 0).length;
	return met === 0 ? "" : `; ${met} of ${kinds.length} kinds, ${pairs} of ${possiblePairs(kinds)} pairs`;
}

type Rows = ReturnType<typeof labelledRows>;

function findingLines(finding: Finding, { textOf }: FuzzPrettyOptions, { row, verbatim }: Rows): readonly string[] {
	const { fault, requirement, severity, references, expected, actual, input, stored, replay, evidence } = finding;
	const { conversation, steps = [] } = finding;
	const also = references.length === 0 ? "" : `, ${references.join(", ")}`;
	return [
		...row("breaks", `${requirement} (${severity}${also}): ${textOf(requirement) ?? ""}`),
		...row("fault", fault),
		...verbatim("input", shown(input)),
		...inputFacts(finding).flatMap((fact) => row("", fact)),
		...row("expected", expected),
		...row("came", actual),
		...row("stored", stored),
		...(conversation === undefined ? [] : conversationLines(conversation, { row, verbatim })),
		...row("curl", conversation === undefined ? undefined : noCurl),
		...steps.flatMap((step, at) => stepLines(step, at + 1, { row, verbatim })),
		...verbatim("curl", evidence === undefined || steps.length > 0 ? undefined : whole(evidence.curl)),
		...verbatim("replay", replay),
	];
}

/** A request as curl, or what else was done. */
function stepLines(step: Step, number: number, { row, verbatim }: Rows): readonly string[] {
	const label = `step ${number}`;
	if ("done" in step) return row(label, notRequest(step));
	return step.how === undefined
		? verbatim(label, whole(step.curl))
		: [...row(label, step.how), ...verbatim("", whole(step.curl))];
}

/** What went over the connection, each line of it as it stood there. */
function conversationLines(
	conversation: NonNullable<Finding["conversation"]>,
	{ row, verbatim }: Rows,
): readonly string[] {
	const { said, heard } = conversation;
	return [
		...row("said", saidHow(conversation)),
		...verbatim("", whole(wireLines(said.text))),
		...row("heard", heardHow(conversation)),
		...(heard.text === "" ? [] : verbatim("", whole(wireLines(heard.text)))),
	];
}

function shown(input: unknown): string {
	return whole(asciiJson(input));
}

/** The text, unless nobody would read or copy so much. */
function whole(text: string): string {
	return text.length > longestInput
		? `${text.slice(0, longestInput)}… (${text.length} characters; all of it in the json report)`
		: text;
}

function summaryLines(report: FuzzReport, colors: Colors): readonly string[] {
	const { summary, results, aside = [], durationMs, interrupted, shard, shards } = report;
	const verdicts = ["pass", "fail", "skip", "inconclusive", "error"] as const;
	const tally = verdicts
		.filter((verdict) => summary[verdict] > 0)
		.map((verdict) => paint[verdict](colors)(`${summary[verdict]} ${verdict}`));
	const skipped = results.filter(({ verdict }) => verdict === "skip").map(({ id }) => id);
	const stored = results.reduce((sum, one) => sum + one.stored.frozen + one.stored.corpus, 0);
	const kept = results.reduce((sum, one) => sum + one.kept, 0);
	const { kinds, threats, pairs } = summary;
	return [
		`${tally.join(", ")}; ${summary.executions} inputs, ${stored} of them stored ones, in ${(durationMs / 1000).toFixed(1)} s`,
		...(summary.faults === 0
			? []
			: [colors.red(summary.faults === 1 ? "1 fault" : `${summary.faults} different faults`)]),
		...(kinds.all === 0
			? []
			: [
					`${kinds.reached} of ${kinds.all} kinds of input, for ${threats.reached} of ${threats.all} catalogued threats; ${pairs.reached} of ${pairs.all} pairs of kinds`,
				]),
		...outside(results),
		...(summary.unjudged === 0
			? []
			: [`of ${counted(summary.unjudged, "input")} nothing could be judged; they count for no kind`]),
		...neverMet(results),
		...(kept === 0 ? [] : [`${kept} inputs were added to the corpus`]),
		...(shard === undefined ? [] : [`part ${shard.index} of ${shard.of} of the inputs`]),
		...(shards === undefined ? [] : [`merged from ${shards.length} shards`]),
		...(skipped.length === 0 ? [] : [`not tried, which proves nothing: ${skipped.join(", ")}`]),
		...(aside.length === 0
			? []
			: [`left aside, since neither they nor their groups were named: ${aside.map(({ id }) => id).join(", ")}`]),
		...(interrupted === true ? [colors.magenta("interrupted")] : []),
	];
}

/** How much of the catalogue is not about any input, by its parts: what was met is not all that can be wrong. */
function outside(results: readonly FuzzResult[]): readonly string[] {
	const parts = threatsOutside(results);
	const count = parts.reduce((sum, { threats }) => sum + threats.length, 0);
	const named = parts.map(({ prefix, threats }) => `${prefix} ${threats.length}`).join(", ");
	return results.every(({ explored }) => explored.kinds.length === 0) || count === 0
		? []
		: [`for ${counted(count, "catalogued threat")} there is no kind of input here: ${named} (see the html report)`];
}

const mostNamed = 12;

/** What was not explored, by name: a statement that can be defended says that too. */
function neverMet(results: readonly FuzzResult[]): readonly string[] {
	const names = results
		.filter(({ executions }) => executions > 0)
		.flatMap(({ id, explored }) => explored.kinds.filter(({ count }) => count === 0).map((kind) => `${id}/${kind.id}`));
	if (names.length === 0) return [];
	const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more (see the json or html report)` : "";
	return [`never met: ${names.slice(0, mostNamed).join(", ")}${more}`];
}
