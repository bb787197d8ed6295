import { z } from "zod";
import { readJsonFile } from "../config/json-file.ts";

/**
 * What this program keeps as JSON: a report of the suite, a report of the fuzzer, one finding in a corpus of the fuzzer, or a
 * regression that one was made into.
 */
export type StoredKind = "suite" | "fuzz" | "finding" | "regression";

const Named = z.looseObject({
	finding: z.unknown().optional(),
	scheme: z.unknown().optional(),
	input: z.unknown().optional(),
});

/** What a file seems to be; the strict schema of its kind then says what is wrong in which field. Throws a `ConfigError`. */
export function storedKind(path: string): StoredKind {
	const { finding, scheme, input } = readJsonFile(path, Named);
	if (finding !== undefined) return "finding";
	if (input !== undefined) return "regression";
	// Only a report of the suite names a scheme.
	return scheme === undefined ? "fuzz" : "suite";
}
