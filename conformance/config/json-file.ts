import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import type { z } from "zod";
import { explainIssues, fieldPath } from "./explain.ts";
import { firstFault, withoutComments } from "./json-with-comments.ts";
import { ConfigError, type ConfigProblem } from "./problem.ts";
import { repeatedMember } from "./repeated-member.ts";

/** The usual reasons why a file cannot be read, in plain words. */
export function readingFault(error: unknown): string {
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
	const words: Readonly<Record<string, string>> = {
		ENOENT: "there is no such file",
		EACCES: "reading it is not permitted",
		EISDIR: "it is a folder",
	};
	return words[code] ?? `it cannot be read (${code})`;
}

/**
 * Reads a JSON file under a schema; one that is called `.jsonc` may have comments. A member twice in one object is
 * refused, since every reader could take another one of the two. Throws a `ConfigError` that names the file, the field
 * and the remedy.
 */
export function readJsonFile<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		throw new ConfigError(path, [{ path: "", message: readingFault(error) }]);
	}
	const value = parse(bytes, path.endsWith(".jsonc"));
	if (!value.ok) throw new ConfigError(path, [value.problem]);
	const parsed = schema.safeParse(value.json);
	if (!parsed.success) throw new ConfigError(path, explainIssues(parsed.error, schema));
	return parsed.data;
}

function parse(
	bytes: Buffer,
	mayHaveComments: boolean,
): { ok: true; json: unknown } | { ok: false; problem: ConfigProblem } {
	if (!isUtf8(bytes)) return { ok: false, problem: { path: "", message: "not UTF-8" } };
	const written = bytes.toString("utf8");
	if (written.startsWith("\ufeff")) return { ok: false, problem: byteOrderMark };
	const text = mayHaveComments ? withoutComments(written) : written;
	try {
		const json: unknown = JSON.parse(text);
		const problem = repetition(text);
		return problem === undefined ? { ok: true, json } : { ok: false, problem };
	} catch {
		// The parser quotes what it read, which may be a secret in the wrong place; the line says enough.
		const offset = firstFault(text);
		const place = offset === undefined ? "" : `, at line ${text.slice(0, offset).split("\n").length}`;
		const remedy = mayHaveComments
			? "It must be JSON with comments: double quotes, a comma between two members."
			: "It must be plain JSON: double quotes, no comma after the last member, and no comments unless it is called .jsonc.";
		return { ok: false, problem: { path: "", message: `not JSON${place}`, remedy } };
	}
}

const byteOrderMark: ConfigProblem = {
	path: "",
	message: "begins with a byte order mark, which JSON does not have (RFC 8259 §8.1)",
	remedy: "Save it as UTF-8 without a byte order mark.",
};

function repetition(text: string): ConfigProblem | undefined {
	const repeated = repeatedMember(text);
	if (repeated === undefined) return undefined;
	const { path, first, again } = repeated;
	const place = first === again ? `twice in line ${first}` : `in line ${first} and again in line ${again}`;
	return { path: fieldPath(path), message: `stands ${place}`, remedy: "Keep one of the two." };
}
