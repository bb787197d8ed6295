import pc from "picocolors";
import { labelledRows } from "../report/labelled-rows.ts";
import { legible } from "../report/legible.ts";
import type { Replayed, ReplayReport } from "./schema.ts";

type Colors = ReturnType<typeof pc.createColors>;

const paint: Readonly<Record<Replayed["outcome"], (colors: Colors) => (text: string) => string>> = {
	FIXED: ({ green }) => green,
	FAILED: ({ red }) => red,
	ERROR: ({ magenta }) => magenta,
};

function lines(finding: Replayed, width: number, colors: Colors): readonly string[] {
	const { outcome, id, title, file, was, reason, remedy, expected, actual, evidence, held = 1 } = finding;
	const rows: readonly (readonly [string, string | undefined])[] = [
		["", title],
		["from", was.target === undefined ? file : `${file}, found on ${was.target}`],
		["was", outcome === "FIXED" ? undefined : was.actual],
		["", held > 1 ? `judged ${held} times, and held each time` : undefined],
		["reason", reason],
		["remedy", remedy],
		["expected", expected],
		["came", actual],
	];
	const { row, verbatim } = labelledRows({ indent: 8, width, colors });
	return [
		`${paint[outcome](colors)(outcome.padEnd(6))}  ${colors.bold(legible(id))}`,
		...rows.flatMap(([name, text]) => row(name, text)),
		...verbatim("curl", evidence?.curl),
	];
}

/** For people: each finding with what became of it. */
export function renderReplay(report: ReplayReport, { color, width }: { color: boolean; width: number }): string {
	const colors = pc.createColors(color);
	const { tool, target, summary } = report;
	const place = target === undefined ? "no target asked" : `${target.name} at ${target.url}`;
	return [
		`${colors.bold(`countersign ${tool.version} replay`)}  ${legible(place)}`,
		"",
		...report.findings.flatMap((finding) => [...lines(finding, width, colors), ""]),
		`${summary.fixed} fixed, ${summary.failed} failed, ${summary.error} could not be established`,
		"",
	].join("\n");
}
