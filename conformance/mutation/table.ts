import { type Accounted, describeExplained, isAlive } from "./explanation.ts";
import type { MutantOutcome } from "./mutant-outcome.ts";

const columns = [
	"score",
	"of executed",
	"found",
	"mutants",
	"killed",
	"advised",
	"unproven",
	"refusing",
	"endless",
	"explained",
	"unexplained",
] as const;

/** What came of the mutants, file by file, then those of which nothing is explained. Ends with a line feed. */
export function renderOutcomes(outcomes: readonly MutantOutcome[], accounted: Accounted): string {
	const files = [...new Set(outcomes.map(({ file }) => file))].toSorted();
	const of = (file: string) => outcomes.filter((outcome) => outcome.file === file);
	const rows = [
		["", ...columns],
		...files.map((file) => [file, ...cells(of(file), accounted)]),
		["all", ...cells(outcomes, accounted)],
	];
	const lines = [
		...aligned(rows),
		...section("Survived, and not explained in conformance/mutation/survivors/:", accounted.unexplained.map(told)),
		...section(
			"Explained there, and not among those that survived: killed by now, or not tested yet where a run was interrupted:",
			accounted.stale.map(({ file, mutant }) => `${file}  ${describeExplained(mutant)}`),
		),
	];
	return `${lines.join("\n")}\n`;
}

/** So many of all, in percent. */
function share(of: readonly MutantOutcome[], all: readonly MutantOutcome[]): string {
	return all.length === 0 ? "-" : `${((100 * of.length) / all.length).toFixed(1)} %`;
}

function cells(outcomes: readonly MutantOutcome[], { explained, unexplained }: Accounted): readonly string[] {
	const having = (fate: MutantOutcome["fate"]) => outcomes.filter((outcome) => outcome.fate === fate).length;
	const among = (some: readonly MutantOutcome[]) => outcomes.filter((outcome) => some.includes(outcome)).length;
	const numbers = {
		mutants: outcomes.length,
		killed: having("killed"),
		advised: having("advised"),
		unproven: having("unproven"),
		refusing: having("refusing"),
		endless: having("endless"),
		explained: among(explained),
		unexplained: among(unexplained),
	};
	const executed = outcomes.filter(({ fate }) => fate !== "unreached");
	// What is explained counts as survived.
	const dead = outcomes.filter((outcome) => !isAlive(outcome));
	const found = outcomes.filter(({ fate }) => fate === "killed" || fate === "advised");
	return [
		share(dead, outcomes),
		share(dead, executed),
		share(found, outcomes),
		...columns.slice(3).map((name) => String(numbers[name as keyof typeof numbers])),
	];
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map((row) =>
		row
			.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
			.join("  "),
	);
}

function told({ file, line, mutator, from, to, fate }: MutantOutcome): string {
	return `${file}:${line}  ${mutator}${fate === "unreached" ? ", never executed" : ""}\n    ${from}\n  → ${to}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
	return lines.length === 0 ? [] : ["", title, ...lines];
}
