import { z } from "zod";
import { FuzzReport } from "../../fuzz/report/schema.ts";
import { readJsonFile } from "../config/json-file.ts";
import { ConfigError } from "../config/problem.ts";
import { Report } from "../report/index.ts";

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
	| (Told & { kind: "property"; input: unknown });

const Named = z.looseObject({ results: z.array(z.unknown()), scheme: z.unknown().optional() });

/** The findings of a JSON report of `conform` or of `fuzz`, waived or not. Throws a `ConfigError` for any other file. */
function storedFindings(path: string, file: string): readonly StoredFinding[] {
	// Only a report of the suite names a scheme; the strict schema of its kind then says what is wrong in which field.
	const isSuite = readJsonFile(path, Named).scheme !== undefined;
	return isSuite ? ofSuite(readJsonFile(path, Report), file) : ofFuzz(readJsonFile(path, FuzzReport), file);
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
		findings.map(({ requirement, severity, expected, actual, input }) => ({
			kind: "property" as const,
			...{ file, id, requirement, title, severity, expected, actual, input },
			...(target === undefined ? {} : { target: target.url }),
		})),
	);
}

/** Nothing to replay is a mistake in the choice of files, and must not pass for everything being fixed. */
export function findingsOf(files: readonly { path: string; file: string }[]): readonly StoredFinding[] {
	const found = files.flatMap(({ path, file }) => storedFindings(path, file));
	const [first] = files;
	if (found.length === 0 && first !== undefined) {
		throw new ConfigError(first.file, [{ path: "results", message: "there is no finding to replay in these reports" }]);
	}
	return found;
}
