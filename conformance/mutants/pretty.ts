import pc from "picocolors";
import { legible, wrap } from "../report/legible.ts";
import { isClean, type KillMatrix } from "./kill-matrix.ts";
import { scoreOf } from "./score.ts";

type Row = KillMatrix["mutants"][number];
type Colors = ReturnType<typeof pc.createColors>;

const labels: Readonly<Record<Row["verdict"], string>> = {
	killed: "killed",
	survived: "SURVIVED",
	"more than declared": "TOO MUCH",
};
const paint: Readonly<Record<Row["verdict"], (colors: Colors) => (text: string) => string>> = {
	killed: ({ green }) => green,
	survived: ({ red }) => red,
	"more than declared": ({ yellow }) => yellow,
};
const labelWidth = Math.max(...Object.values(labels).map(({ length }) => length));

/** For people: a row for each mutant, the checks that say too much or too little, and the score at the end. */
export function renderMatrix(matrix: KillMatrix, options: { readonly color: boolean; readonly width: number }): string {
	const colors = pc.createColors(options.color);
	const { scope, tool } = matrix;
	const checks = scope === "all" ? "every check" : "the checks of what each mutant says it breaks";
	return [
		`${colors.bold(`countersign ${tool.version}`)}  mutants, ${checks}`,
		"",
		...matrix.mutants.flatMap((row) => rowLines(row, options.width, colors)),
		"",
		...referenceLines(matrix, colors),
		score(matrix, colors),
		...(matrix.notRun === undefined
			? []
			: [colors.magenta(`Interrupted: ${matrix.notRun.length} mutants were not run.`)]),
		colors.dim(`in ${(matrix.durationMs / 1000).toFixed(1)} s`),
		"",
	].join("\n");
}

function rowLines(row: Row, width: number, colors: Colors): readonly string[] {
	const failed = [...new Set(row.failed.map(({ requirement }) => requirement))];
	const declared = row.breaks.map((requirement) =>
		failed.includes(requirement) ? requirement : colors.dim(requirement),
	);
	const more = failed.filter((requirement) => ![...row.breaks, ...row.also].includes(requirement));
	const shown = row.failed.filter(({ requirement }) => more.includes(requirement)).slice(0, 3);
	const margin = " ".repeat(labelWidth + 2);
	return [
		`${paint[row.verdict](colors)(labels[row.verdict].padEnd(labelWidth))}  ${colors.bold(row.id)}`,
		...wrap(row.sentence, width - margin.length).map((line) => colors.dim(`${margin}${line}`)),
		`${margin}${declared.join(" ")}${more.length === 0 ? "" : colors.yellow(` and, undeclared, ${more.join(" ")}`)}`,
		...killers(row)
			.flatMap((text) => wrap(text, width - margin.length))
			.map((line) => colors.dim(`${margin}${line}`)),
		...(row.kept.length === 0 ? [] : [colors.yellow(`${margin}found kept: ${row.kept.join(" ")}`)]),
		...shown.map(({ check, actual }) => colors.yellow(`${margin}${check}: ${legible(actual)}`)),
		...row.errors.map((error) => colors.red(`${margin}no verdict from ${legible(error)}`)),
	];
}

const killersShown = 3;

/** The checks of what the mutant declares that failed for what they send; where none did, those that failed for their twin. */
function killers({ failed, breaks }: Row): readonly string[] {
	const declared = failed.filter(({ requirement }) => breaks.includes(requirement));
	const bySending = declared.filter(({ atTwin }) => !atTwin);
	const shown = bySending.length > 0 ? bySending : declared;
	if (shown.length === 0) {
		return [];
	}
	const more = shown.length > killersShown ? ` and ${shown.length - killersShown} more` : "";
	const which = shown.slice(0, killersShown).map(({ check }) => check);
	return [`seen by ${which.join(", ")}${more}${bySending.length > 0 ? "" : ", each for its plain request"}`];
}

function referenceLines({ reference }: KillMatrix, colors: Colors): readonly string[] {
	return reference.map(({ check, actual }) => colors.red(`The reference does not pass ${check}: ${legible(actual)}`));
}

function score(matrix: KillMatrix, colors: Colors): string {
	return (isClean(matrix) ? colors.green : colors.red)(scoreOf(matrix).join(", "));
}
