import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import type { z } from "zod";
import { explainIssues } from "./explain.ts";
import { ConfigError, type ConfigProblem } from "./problem.ts";

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

/** Reads a JSON file under a schema. Throws a `ConfigError` that names the file, the field and the remedy. */
export function readJsonFile<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		throw new ConfigError(path, [{ path: "", message: readingFault(error) }]);
	}
	const value = parse(bytes);
	if (!value.ok) throw new ConfigError(path, [value.problem]);
	const parsed = schema.safeParse(value.json);
	if (!parsed.success) throw new ConfigError(path, explainIssues(parsed.error, schema));
	return parsed.data;
}

function parse(bytes: Buffer): { ok: true; json: unknown } | { ok: false; problem: ConfigProblem } {
	if (!isUtf8(bytes)) return { ok: false, problem: { path: "", message: "not UTF-8" } };
	const text = bytes.toString("utf8");
	try {
		return { ok: true, json: JSON.parse(text) };
	} catch (error) {
		// The parser quotes what it read, which may be a secret in the wrong place; its position says enough.
		const position = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined;
		const place = position === undefined ? "" : `, at line ${text.slice(0, Number(position)).split("\n").length}`;
		const remedy = "It must be plain JSON: double quotes, no comments, no comma after the last member.";
		return { ok: false, problem: { path: "", message: `not JSON${place}`, remedy } };
	}
}
