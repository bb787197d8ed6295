import pc from "picocolors";
import { legible } from "../report/legible.ts";
import { processFaults, type SignerReport } from "./report.ts";

export interface SignerPrettyOptions {
	color: boolean;
	verbose: boolean;
}

/** Failures shown in full for each cause; the others are listed by id. */
const shownPerCause = 2;

/** For a person who wants to mend a signer: the score, then each cause with examples, most frequent first. */
export function renderSignerPretty(report: SignerReport, { color, verbose }: SignerPrettyOptions): string {
	const colors = pc.createColors(color);
	const { summary, process } = report;
	const lines = [
		`${colors.bold(`countersign ${report.tool.version}`)}  vectors check, ${report.schemes.join(" and ")}`,
		"",
		...summary.causes.flatMap(({ stage, count }) => causeLines(report, stage, count, { color, verbose })),
		...report.violations.slice(0, 5).map((violation) => colors.red(`The signer's ${legible(violation)}.`)),
		...(report.violations.length > 5 ? [colors.red(`… and ${report.violations.length - 5} more such lines.`)] : []),
		...processFaults({ ...report, violations: [] }).map((fault) => colors.red(`${sentence(fault)}.`)),
		...stderrLines(process.stderr, summary.fail > 0 || process.failure !== undefined || verbose, colors.dim),
	];
	const score = `${summary.pass} of ${summary.total} vectors`;
	lines.push(summary.fail === 0 ? colors.green(score) : colors.red(`${score}; ${summary.fail} failed`));
	const [main] = summary.causes;
	if (main !== undefined && summary.fail > 1) {
		const share = main.count === summary.fail ? `all ${main.count}` : `${main.count} of the ${summary.fail}`;
		lines.push(`${share} go wrong first in: ${main.stage}`);
	}
	if (summary.notSelected > 0) {
		lines.push(colors.dim(`${summary.notSelected} published vectors were not selected (--scheme, --only).`));
	}
	return `${lines.join("\n")}\n`;
}

function causeLines(
	report: SignerReport,
	stage: string,
	count: number,
	{ color, verbose }: SignerPrettyOptions,
): string[] {
	const colors = pc.createColors(color);
	const failed = report.results.filter((result) => result.verdict === "fail" && result.stage === stage);
	const shown = verbose ? failed : failed.slice(0, shownPerCause);
	const rest = failed.slice(shown.length).map(({ id }) => id);
	return [
		colors.bold(colors.red(`${count} × ${legible(stage)}`)),
		...shown.flatMap(({ id, requirement, title, expected = "", actual = "" }) => [
			`  ${colors.bold(id)} ${colors.dim(requirement)}`,
			`    ${legible(title)}`,
			`    ${colors.dim("expected")}  ${legible(expected)}`,
			`    ${colors.dim("came    ")}  ${legible(actual)}`,
		]),
		...(rest.length === 0
			? []
			: [colors.dim(`  also ${rest.slice(0, 8).join(", ")}${rest.length > 8 ? ` and ${rest.length - 8} more` : ""}`)]),
		"",
	];
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
