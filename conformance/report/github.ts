import { annotations, type Note } from "./annotations.ts";
import type { RenderOptions } from "./render-options.ts";
import { repeatedLine, timesRun } from "./repeated-line.ts";
import type { Report, Result } from "./schema.ts";
import { isBrokenWaiver, waiverSentence } from "./waiver-lines.ts";
import { logLine } from "./workflow-command.ts";

type GithubOptions = Pick<RenderOptions, "placeOf" | "textOf" | "command">;

const kinds: Readonly<Partial<Record<Result["verdict"], Note["kind"]>>> = {
	fail: "error",
	error: "error",
	warn: "warning",
	inconclusive: "warning",
};
const ranks: Readonly<Record<Result["severity"], number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

function messageOf(result: Result, { textOf, command }: GithubOptions, seed: string): string {
	const { id, requirement, title, reason, expected, actual, references } = result;
	const lines = [
		title,
		textOf(requirement),
		reason === undefined ? undefined : `reason: ${reason}`,
		expected === undefined ? undefined : `expected: ${expected}`,
		actual === undefined ? undefined : `came: ${actual}`,
		references === undefined ? undefined : `see: ${references.join(", ")}`,
		timesRun(result),
		`repeat: ${command} --seed ${seed} --only ${id}`,
	];
	return lines.filter((line) => line !== undefined).join("\n");
}

function ofResults(report: Report, options: GithubOptions): readonly Note[] {
	return report.results
		.toSorted((a, b) => ranks[a.severity] - ranks[b.severity])
		.flatMap((result) => {
			const kind = kinds[result.verdict];
			// What is true of the whole run is said once.
			if (kind === undefined || result.waiver !== undefined) return [];
			if (result.verdict === "inconclusive" && result.reason === report.inconclusive) return [];
			const title = `${result.id}: ${result.verdict} (${result.level}, ${result.severity})`;
			return [
				{ kind, title, message: messageOf(result, options, report.seed), place: options.placeOf(result.requirement) },
			];
		});
}

function ofRun({ inconclusive, waivers = [] }: Report): readonly Note[] {
	const whole = inconclusive === undefined ? [] : [{ title: "The run proves nothing", message: inconclusive }];
	const broken = waivers
		.filter(isBrokenWaiver)
		.map((waiver) => ({ title: `Waiver of ${waiver.id}`, message: waiverSentence(waiver) }));
	return [...whole, ...broken].map((note) => ({ kind: "error", ...note }));
}

/**
 * Annotations of a workflow run of GitHub Actions, for standard output: at most ten errors and ten warnings, the
 * gravest first, and the others as lines of the log; then the counts, and how many checks were run again. What is waived raises no alarm.
 */
export function renderGithub(report: Report, options: GithubOptions): string {
	const notes = [...ofRun(report), ...ofResults(report, options)];
	const { requirements, ...counts } = report.summary;
	const waived = report.results.filter(({ waiver }) => waiver !== undefined).length;
	return [
		...annotations(notes),
		Object.entries(counts)
			.map(([verdict, count]) => `${count} ${verdict}`)
			.join(", ") + (waived === 0 ? "" : `; ${waived} of them waived`),
		`${requirements.exercised} of ${requirements.total} requirements exercised`,
		...[repeatedLine(report)].filter((line) => line !== undefined).map(logLine),
		"",
	].join("\n");
}
