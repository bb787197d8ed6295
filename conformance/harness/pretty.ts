import pc from "picocolors";
import { legible } from "../report/legible.ts";
import { causeSections } from "./pretty-causes.ts";
import { exampleLines, listedIds } from "./pretty-examples.ts";
import { processFaults, type SignerReport } from "./report.ts";

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
	const { summary, process } = report;
	const score = `${summary.pass} of ${summary.total} vectors`;
	const lines = [
		`${colors.bold(`countersign ${report.tool.version}`)}  vectors check, ${report.schemes.join(" and ")}`,
		"",
		...causeSections(report, options),
		...summary.stages.flatMap(({ stage }) => unexplainedLines(report, stage, options)),
		...report.violations.slice(0, 5).map((violation) => colors.red(`The signer's ${legible(violation)}.`)),
		...(report.violations.length > 5 ? [colors.red(`… and ${report.violations.length - 5} more such lines.`)] : []),
		...processFaults({ ...report, violations: [] }).map((fault) => colors.red(`${sentence(fault)}.`)),
		...stderrLines(process.stderr, summary.fail > 0 || process.failure !== undefined || verbose, colors.dim),
		summary.fail === 0 ? colors.green(score) : colors.red(`${score}; ${summary.fail} failed`),
		...conclusion(report),
	];
	if (summary.notSelected > 0) {
		lines.push(colors.dim(`${summary.notSelected} published vectors were not selected (--scheme, --only).`));
	}
	return `${lines.join("\n")}\n`;
}

/** Failures that have no known cause, by the first stage that is wrong. */
function unexplainedLines(report: SignerReport, stage: string, options: SignerPrettyOptions): string[] {
	const colors = pc.createColors(options.color);
	const open = new Set(report.diagnosis.unexplained);
	const failed = report.results.filter((result) => open.has(result.id) && result.stage === stage);
	if (failed.length === 0) return [];
	const { lines, rest } = exampleLines(failed, options);
	return [
		colors.bold(colors.red(`${failed.length} × ${legible(stage)}`)) + colors.dim(", for a reason that is not known"),
		...lines,
		...listedIds(rest, colors),
		"",
	];
}

/** What the causes account for, in one line. */
function conclusion({ summary, diagnosis }: SignerReport): string[] {
	const { causes, unexplained, complete } = diagnosis;
	const explained = summary.fail - unexplained.length;
	if (summary.fail === 0) return [];
	const unfinished =
		complete || unexplained.length === 0
			? []
			: ["The search for causes ran out of time before it had tried everything."];
	if (causes.length === 0) return unfinished;
	const number = causes.length === 1 ? "one cause explains" : `${causes.length} causes explain`;
	const share =
		unexplained.length === 0 ? (explained === 1 ? "it" : `all ${explained}`) : `${explained} of the ${summary.fail}`;
	return [sentence(`${number} ${share}`), ...unfinished];
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
