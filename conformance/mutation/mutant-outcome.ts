import type { schema } from "@stryker-mutator/api/core";
import { sanityId } from "./suite.ts";

/** What came of one mutant, in words that a reader of the source can follow. */
export interface MutantOutcome {
	/** Relative to the project. */
	readonly file: string;
	readonly line: number;
	/** The text that was replaced, on one line. */
	readonly from: string;
	/** What it was replaced by, on one line. */
	readonly to: string;
	/** The whole line in which the replaced text begins. */
	readonly inLine: string;
	/** The declaration of the module in which it begins; empty for a statement. */
	readonly within: string;
	readonly mutator: string;
	/**
	 * `killed`: a check found it wrong. `advised`: what it breaks is a recommendation. The suite certifies nothing of those
	 * that follow, and finds nothing wrong: `unproven`: a check came to no verdict. `refusing`: it answers not even plain
	 * requests. `endless`: it never came to an end.
	 */
	readonly fate: "killed" | "advised" | "unproven" | "refusing" | "endless" | "survived" | "unreached";
}

/** Says what came of each mutant of a report. Throws for one that was not tested to an end. */
export function outcomesOf(report: schema.MutationTestResult): readonly MutantOutcome[] {
	const sanity = sanityTests(report);
	return Object.entries(report.files).flatMap(([file, { source, mutants }]) => {
		const lines = source.split("\n");
		return mutants.map((mutant) => ({
			file,
			line: mutant.location.start.line,
			from: onOneLine(textAt(lines, mutant.location)),
			to: onOneLine(mutant.replacement ?? ""),
			inLine: (lines[mutant.location.start.line - 1] ?? "").trim(),
			within: declarationAt(lines, mutant.location.start.line),
			mutator: mutant.mutatorName,
			fate: fateOf(mutant, sanity),
		}));
	});
}

/** A report has numbers of its own for tests. */
function sanityTests({ testFiles = {} }: schema.MutationTestResult): ReadonlySet<string> {
	const tests = Object.values(testFiles).flatMap((file) => file.tests);
	return new Set(tests.filter(({ name }) => name.startsWith(`${sanityId} `)).map(({ id }) => id));
}

const killed = { fail: "killed", warn: "advised", unproven: "unproven" } as const;

/** How the reason of a kill begins. */
function verdictOf(reason: string): keyof typeof killed {
	const verdict = /^(fail|warn|unproven): /.exec(reason)?.[1];
	if (verdict === undefined) throw new Error(`killed by a check, which does not say how: ${reason}`);
	return verdict as keyof typeof killed;
}

function fateOf(
	{ id, status, killedBy = [], statusReason = "no reason" }: schema.MutantResult,
	sanity: ReadonlySet<string>,
): MutantOutcome["fate"] {
	switch (status) {
		case "Killed":
			if (killedBy.some((test) => sanity.has(test))) return "refusing";
			return killed[verdictOf(statusReason)];
		case "Timeout":
			return "endless";
		case "Survived":
			return "survived";
		case "NoCoverage":
			return "unreached";
		default:
			throw new Error(`mutant ${id} came to nothing: ${status}, ${statusReason}`);
	}
}

/** Lines and columns count from 1; the end is not part of the text. */
function textAt(lines: readonly string[], { start, end }: schema.Location): string {
	const [first = "", ...others] = lines.slice(start.line - 1, end.line);
	if (others.length === 0) return first.slice(start.column - 1, end.column - 1);
	const last = others.at(-1) ?? "";
	return [first.slice(start.column - 1), ...others.slice(0, -1), last.slice(0, end.column - 1)].join("\n");
}

/** What is declared at the left margin, at or above this line. */
function declarationAt(lines: readonly string[], line: number): string {
	const margin = lines.slice(0, line).findLast((text) => /^[a-z]/.test(text)) ?? "";
	return /^(?:export )?(?:async )?(?:function|class|const) (\w+)/.exec(margin)?.[1] ?? "";
}

function onOneLine(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}
