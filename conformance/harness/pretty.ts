import pc from "picocolors";
import { legible } from "../report/legible.ts";
import { conclusionOf, isClean, scoreOf, violationAdvice } from "./conclusion.ts";
import { type FailureGroup, failuresWithoutCause } from "./failure-groups.ts";
import { causeSections } from "./pretty-causes.ts";
import { exampleLines, listedIds } from "./pretty-examples.ts";
import { faultsOf, type SignerReport } from "./report.ts";

export interface SignerPrettyOptions {
	color: boolean;
	/** Columns. */
	width: number;
	verbose: boolean;
}

/** For a person who wants to mend a signer: what it does wrong and what to do about it, then what is not explained, then the score. */
export function renderSignerPretty(report: SignerReport, options: SignerPrettyOptions): string {
	const { color, verbose } = options;
	const colors = pc.createColors(color);
	const { summary, source } = report;
	const failure = source.kind === "answers" ? undefined : source.failure;
	const lines = [
		`${colors.bold(`countersign ${report.tool.version}`)}  vectors check, ${report.schemes.join(" and ")}${sourceText(source)}`,
		"",
		...causeSections(report, options),
		...failuresWithoutCause(report).flatMap((group) => groupLines(group, summary.total, options)),
		...report.violations.slice(0, 5).map((violation) => colors.red(`${sentence(legible(violation))}.`)),
		...(report.violations.length > 5 ? [colors.red(`… and ${report.violations.length - 5} more such lines.`)] : []),
		...(report.violations.length > 0 ? [violationAdvice(report)] : []),
		...faultsOf({ ...report, violations: [] }).map((fault) => colors.red(`${sentence(fault)}.`)),
		...(source.kind === "command"
			? stderrLines(source.stderr, summary.fail > 0 || failure !== undefined || verbose, colors.dim)
			: []),
		(isClean(report) ? colors.green : colors.red)(scoreOf(report)),
		...conclusionOf(report),
	];
	if (summary.notSelected > 0) {
		lines.push(colors.dim(`${summary.notSelected} published vectors were not selected (--scheme, --only).`));
	}
	return `${lines.join("\n")}\n`;
}

/** `total`: vectors of the run; where all of them share a heading, none needs to be named. */
function groupLines(
	{ results, title, unanswered }: FailureGroup,
	total: number,
	options: SignerPrettyOptions,
): string[] {
	const colors = pc.createColors(options.color);
	const heading = colors.bold(colors.red(`${results.length} × ${legible(title)}`));
	const ids = results.map(({ id }) => id);
	if (unanswered) return [heading, ...(ids.length === total ? [] : listedIds(ids, colors, "")), ""];
	const { lines, rest } = exampleLines(results, options);
	return [heading + colors.dim(", for a reason that is not known"), ...lines, ...listedIds(rest, colors), ""];
}

function sentence(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function stderrLines(stderr: string, wanted: boolean, dim: (text: string) => string): string[] {
	const lines = stderr.trimEnd().split("\n").slice(-12);
	return !wanted || stderr.trim() === ""
		? []
		: ["The end of its stderr:", ...lines.map((line) => dim(`  ${legible(line)}`)), ""];
}

function sourceText(source: SignerReport["source"]): string {
	return source.kind === "command"
		? ""
		: `, ${source.kind === "oracle" ? source.url : `answers of ${legible(source.file)}`}`;
}
