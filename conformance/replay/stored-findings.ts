import type { z } from "zod";
import { KeptFinding } from "../../fuzz/corpus.ts";
import type { Property } from "../../fuzz/property.ts";
import { Regression } from "../../fuzz/regressions/index.ts";
import type { Repetition } from "../../fuzz/repetition.ts";
import { FuzzReport } from "../../fuzz/report/schema.ts";
import { weaknessOf } from "../../fuzz/weakness.ts";
import { readJsonFile } from "../config/json-file.ts";
import { ConfigError } from "../config/problem.ts";
import { Report } from "../report/index.ts";
import { storedKind } from "./stored-kind.ts";

/** What a report said of a finding. */
interface Told {
	file: string;
	id: string;
	requirement: string;
	title: string;
	severity: Report["results"][number]["severity"];
	/** Where it was found. */
	target?: string;
	expected?: string;
	actual?: string;
}

/** A finding of `conform`, to be judged by the check; or of `fuzz`, to be judged by the property. */
export type StoredFinding =
	| (Told & { kind: "check"; seed: string; replay?: unknown })
	| (Told & { kind: "property"; input: unknown; repetition?: Repetition });

/**
 * The findings of a JSON report of `conform` or of `fuzz`, waived or not, or the one of a file of a corpus. Rejects with a
 * `ConfigError` for any other file.
 */
async function storedFindings(
	path: string,
	file: string,
	properties: readonly Property[],
): Promise<readonly StoredFinding[]> {
	switch (storedKind(path)) {
		case "suite":
			return ofSuite(readJsonFile(path, Report), file);
		case "fuzz":
			return ofFuzz(readJsonFile(path, FuzzReport), file);
		case "finding":
			return ofCorpus(readJsonFile(path, KeptFinding), file);
		case "regression":
			return [ofRegression(readJsonFile(path, Regression), file, properties)];
	}
}

function ofSuite({ results, target, seed }: Report, file: string): readonly StoredFinding[] {
	return results
		.filter(({ verdict }) => verdict === "fail")
		.map(({ id, requirement, title, severity, expected, actual, evidence }) => ({
			kind: "check",
			file,
			id,
			requirement,
			title,
			severity,
			target: target.url,
			seed,
			...(expected === undefined ? {} : { expected }),
			...(actual === undefined ? {} : { actual }),
			...(evidence === undefined ? {} : { replay: evidence.replay }),
		}));
}

function ofFuzz({ results, target }: FuzzReport, file: string): readonly StoredFinding[] {
	return results.flatMap(({ id, title, findings }) =>
		findings.map(({ requirement, severity, expected, actual, input, repetition }) => ({
			kind: "property" as const,
			...{ file, id, requirement, title, severity, expected, actual, input },
			...(repetition === undefined ? {} : { repetition }),
			...(target === undefined ? {} : { target: target.url }),
		})),
	);
}

/** A corpus does not say where it was found. */
function ofCorpus(
	{ property, title = property, finding }: z.infer<typeof KeptFinding>,
	file: string,
): readonly StoredFinding[] {
	const { requirement, severity, expected, actual, input, repetition } = finding;
	const told = { file, id: property, title, requirement, severity, expected, actual };
	return [{ kind: "property", ...told, input, ...(repetition === undefined ? {} : { repetition }) }];
}

/** A regression says what was wrong, and neither where nor how bad it was. */
function ofRegression(
	{ property, requirement, note, input }: z.infer<typeof Regression>,
	file: string,
	properties: readonly Property[],
): StoredFinding {
	const gravest = weaknessOf(requirement)?.severity;
	const severity = gravest ?? properties.find(({ id }) => id === property)?.severity ?? "info";
	return { kind: "property", file, id: property, title: note, requirement, severity, input };
}

/** Nothing to replay is a mistake in the choice of files, and must not pass for everything being fixed. */
export async function findingsOf(
	files: readonly { path: string; file: string }[],
	properties: readonly Property[],
): Promise<readonly StoredFinding[]> {
	const each = await Promise.all(files.map(({ path, file }) => storedFindings(path, file, properties)));
	const found = each.flat();
	const [first] = files;
	if (found.length === 0 && first !== undefined) {
		throw new ConfigError(first.file, [{ path: "results", message: "there is no finding to replay in these reports" }]);
	}
	return found;
}
