import pc from "picocolors";
import { causeSentence, remediesOf, requirementsOf } from "../diagnosis/index.ts";
import { wrap } from "../report/legible.ts";
import type { SignerPrettyOptions } from "./pretty.ts";
import { exampleLines, listedIds } from "./pretty-examples.ts";
import type { SignerReport } from "./report.ts";

type Result = SignerReport["results"][number];
type Cause = SignerReport["diagnosis"]["causes"][number];

/** What the signer does wrong, each with its remedy and examples; then what some answers only look like. */
export function causeSections(report: SignerReport, options: SignerPrettyOptions): string[] {
	const { causes, resemblances } = report.diagnosis;
	return [
		...causes.flatMap((cause) => causeLines(report, cause, options)),
		...resemblances.flatMap((cause) => resemblanceLines(cause, options)),
	];
}

function causeLines(report: SignerReport, cause: Cause, options: SignerPrettyOptions): string[] {
	const colors = pc.createColors(options.color);
	const { fail } = report.summary;
	const count = cause.vectors.length;
	const isSeenIn = ({ id }: Result, { vectors }: Cause): boolean => vectors.includes(id);
	const failed = report.results.filter((result) => isSeenIn(result, cause));
	// Where another cause shows too, what was signed is of no use as an example of this one.
	const isAlone = (result: Result): boolean =>
		report.diagnosis.causes.every((other) => other === cause || !isSeenIn(result, other));
	const { lines, rest } = exampleLines(failed.filter(isAlone), options);
	const others = failed.filter((result) => !isAlone(result)).map(({ id }) => id);
	const share =
		count === fail
			? fail === 1
				? "the one that fails"
				: `all ${fail} that fail`
			: `${count} of the ${fail} that fail`;
	return [
		...wrap(causeSentence(cause), options.width).map((line) => colors.bold(colors.red(line))),
		...remediesOf(cause).flatMap((remedy) => wrap(remedy, options.width - 2).map((line) => `  ${line}`)),
		colors.dim(`  ${share}; ${requirementsOf(cause).join(", ")}`),
		...lines,
		...listedIds([...rest, ...others], colors, lines.length > 0 ? "also " : "in "),
		"",
	];
}

function resemblanceLines(cause: Cause, { color, width }: SignerPrettyOptions): string[] {
	const colors = pc.createColors(color);
	if (cause.vectors.length === 0) return [];
	const one = cause.vectors.length === 1;
	const text = `${one ? "One answer is" : `${cause.vectors.length} answers are`} what comes out when this is done, but others do not fit it: ${lowered(causeSentence(cause))}`;
	return [...wrap(text, width).map((line) => colors.yellow(line)), ...listedIds(cause.vectors, colors), ""];
}

function lowered(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
