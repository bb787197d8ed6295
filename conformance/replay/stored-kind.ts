import { z } from "zod";
import { readJsonFile } from "../config/json-file.ts";

/** What this program keeps as JSON: a report of the suite, a report of the fuzzer, or one finding in a corpus of the fuzzer. */
export type StoredKind = "suite" | "fuzz" | "finding";

const Named = z.looseObject({ finding: z.unknown().optional(), scheme: z.unknown().optional() });

/** What a file seems to be; the strict schema of its kind then says what is wrong in which field. Throws a `ConfigError`. */
export function storedKind(path: string): StoredKind {
	const { finding, scheme } = readJsonFile(path, Named);
	if (finding !== undefined) return "finding";
	// Only a report of the suite names a scheme.
	return scheme === undefined ? "fuzz" : "suite";
}
