import pc from "picocolors";
import { legible, wrap } from "../report/legible.ts";
import type { KillMatrix } from "./kill-matrix.ts";

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
	const { summary, scope, tool } = matrix;
	const checks = scope === "all" ? "every check" : "the checks of what each mutant says it breaks";
	return [
		`${colors.bold(`countersign ${tool.version}`)}  mutants, ${checks}`,
		"",
		...matrix.mutants.flatMap((row) => rowLines(row, options.width, colors)),
		"",
		...referenceLines(matrix, colors),
		score(summary, colors),
		colors.dim(`in ${(matrix.durationMs / 1000).toFixed(1)} s`),
		"",
	].join("\n");
}

function rowLines(row: Row, width: number, colors: Colors): readonly string[] {
	const failed = [...new Set(row.failed.map(({ requirement }) => requirement))];
	const declared = row.breaks.map((requirement) =>
		failed.includes(requirement) ? requirement : colors.dim(requirement),
	);
	const more = failed.filter((requirement) => !row.breaks.includes(requirement));
	const shown = row.failed.filter(({ requirement }) => more.includes(requirement)).slice(0, 3);
	const margin = " ".repeat(labelWidth + 2);
	return [
		`${paint[row.verdict](colors)(labels[row.verdict].padEnd(labelWidth))}  ${colors.bold(row.id)}`,
		...wrap(row.sentence, width - margin.length).map((line) => colors.dim(`${margin}${line}`)),
		`${margin}${declared.join(" ")}${more.length === 0 ? "" : colors.yellow(` and, undeclared, ${more.join(" ")}`)}`,
		...shown.map(({ check, actual }) => colors.yellow(`${margin}${check}: ${legible(actual)}`)),
		...row.errors.map((error) => colors.red(`${margin}no verdict from ${legible(error)}`)),
	];
}

function referenceLines({ reference }: KillMatrix, colors: Colors): readonly string[] {
	return reference.map(({ check, actual }) => colors.red(`The reference does not pass ${check}: ${legible(actual)}`));
}

function score({ mutants, killed, moreThanDeclared, survived, errors }: KillMatrix["summary"], colors: Colors): string {
	const parts = [
		`${killed + moreThanDeclared} of ${mutants} mutants killed`,
		...(survived === 0 ? [] : [`${survived} survived`]),
		...(moreThanDeclared === 0 ? [] : [`${moreThanDeclared} broke more than they declare`]),
		...(errors === 0 ? [] : [`${errors} checks came to no verdict`]),
	];
	return (survived + moreThanDeclared + errors === 0 ? colors.green : colors.red)(parts.join(", "));
}
