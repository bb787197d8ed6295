import pc from "picocolors";
import { legible, wrap } from "../../conformance/report/legible.ts";
import { groups } from "../property.ts";
import type { Finding, FuzzReport, FuzzResult } from "./schema.ts";

export interface FuzzPrettyOptions {
	readonly color: boolean;
	readonly width: number;
	readonly verbose: boolean;
	/** The sentence of a requirement. */
	textOf(requirement: string): string | undefined;
}

type Colors = ReturnType<typeof pc.createColors>;

const paint: Readonly<Record<FuzzResult["verdict"], (colors: Colors) => (text: string) => string>> = {
	pass: ({ green }) => green,
	fail: ({ red }) => red,
	skip: ({ dim }) => dim,
	inconclusive: ({ magenta }) => magenta,
	error: ({ red }) => red,
};

const indent = "      ";
const labelWidth = 10;
const longestInput = 2000;

/** For people: each property by its group with what was tried, findings with the smallest counterexample, a summary. */
export function renderFuzzPretty(report: FuzzReport, options: FuzzPrettyOptions): string {
	const colors = pc.createColors(options.color);
	const { tool, target, seed, runId } = report;
	const place =
		target === undefined ? "" : `  ${target.name === target.url ? target.url : `${target.name} at ${target.url}`}`;
	return [
		`${colors.bold(`countersign ${tool.version} fuzz`)}${legible(place)}`,
		colors.dim(`seed ${seed}, run ${runId}`),
		"",
		...groups.flatMap((group) => groupLines(group, report, options, colors)),
		...summaryLines(report, colors),
		"",
	].join("\n");
}

function groupLines(
	group: string,
	{ results }: FuzzReport,
	options: FuzzPrettyOptions,
	colors: Colors,
): readonly string[] {
	const own = results.filter((result) => result.group === group);
	const longest = Math.max(0, ...results.map(({ id }) => id.length));
	return own.length === 0
		? []
		: [colors.bold(group), ...own.flatMap((result) => resultLines(result, longest, options, colors)), ""];
}

function resultLines(
	result: FuzzResult,
	longest: number,
	options: FuzzPrettyOptions,
	colors: Colors,
): readonly string[] {
	const { id, verdict, executions, durationMs, reason, remedy, finding, title, stack } = result;
	const speed = durationMs > 0 ? `, ${Math.round((executions * 1000) / durationMs)}/s` : "";
	const done = executions === 0 ? "" : `${executions} inputs in ${(durationMs / 1000).toFixed(1)} s${speed}`;
	const row = rows(options, colors);
	return [
		`  ${paint[verdict](colors)(verdict.padEnd(12))} ${id.padEnd(longest)}  ${colors.dim(done)}`.trimEnd(),
		...(verdict === "pass" ? [] : row("", title)),
		...row("because", reason),
		...row("to enable", remedy),
		...(finding === undefined ? [] : findingLines(finding, options, row)),
		...(options.verbose ? row("stack", stack) : []),
	];
}

type Rows = (label: string, text: string | undefined, verbatim?: boolean) => readonly string[];

function rows({ width }: FuzzPrettyOptions, colors: Colors): Rows {
	return (label, text, verbatim = false) => {
		if (text === undefined) {
			return [];
		}
		// A command or an input must survive being copied, so it is not wrapped.
		const lines = verbatim
			? legible(text).split("\n")
			: wrap(legible(text), Math.max(20, width - indent.length - labelWidth));
		return lines.map((line, at) =>
			`${indent}${colors.dim((at === 0 ? label : "").padEnd(labelWidth))}${line}`.trimEnd(),
		);
	};
}

function findingLines(finding: Finding, { textOf }: FuzzPrettyOptions, row: Rows): readonly string[] {
	const { requirement, severity, expected, actual, input, regression, replay, shrinks, evidence } = finding;
	const text = asciiJson(input);
	const shown =
		text.length > longestInput
			? `${text.slice(0, longestInput)}… (${text.length} characters; all of it in the json report)`
			: text;
	return [
		...row("breaks", `${requirement} (${severity}): ${textOf(requirement) ?? ""}`),
		...row("input", shown, true),
		...row("", shrinks === undefined || shrinks === 0 ? undefined : `the smallest found, after ${shrinks} steps`),
		...row("expected", expected),
		...row("came", actual),
		...row("frozen", regression),
		...row("curl", evidence?.curl, true),
		...row("replay", replay, true),
	];
}

/** JSON in which look-alikes show: every character beyond ASCII is an escape. */
function asciiJson(value: unknown): string {
	return JSON.stringify(value).replace(
		/[\u007f-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

function summaryLines({ summary, results, durationMs, interrupted }: FuzzReport, colors: Colors): readonly string[] {
	const verdicts = ["pass", "fail", "skip", "inconclusive", "error"] as const;
	const tally = verdicts
		.filter((verdict) => summary[verdict] > 0)
		.map((verdict) => paint[verdict](colors)(`${summary[verdict]} ${verdict}`));
	const skipped = results.filter(({ verdict }) => verdict === "skip").map(({ id }) => id);
	const frozen = results.reduce((sum, { regressions }) => sum + regressions, 0);
	return [
		`${tally.join(", ")}; ${summary.executions} inputs, ${frozen} of them frozen counterexamples, in ${(durationMs / 1000).toFixed(1)} s`,
		...(skipped.length === 0 ? [] : [`not tried, which proves nothing: ${skipped.join(", ")}`]),
		...(interrupted === true ? [colors.magenta("interrupted")] : []),
	];
}
