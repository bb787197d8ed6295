import { isUtf8 } from "node:buffer";
import { Secret } from "../config/secret.ts";
import type { Io } from "./io.ts";
import { type InputSource, readInput } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

export interface SecretOptions {
	secretEnv?: string;
	secretFile?: string;
	/** Never accepted: what stands on a command line is seen by everyone on the machine. */
	secret?: string;
}

const usualVariable = "COUNTERSIGN_SECRET";

/**
 * The secret of `--secret-file`, `--secret-env`, or `COUNTERSIGN_SECRET`; undefined where there is none of them. One
 * line end at the end of a file belongs to the file. Throws a `UsageError` that never shows the secret.
 */
export async function givenSecret(options: SecretOptions, io: Io, source: InputSource): Promise<Secret | undefined> {
	if (options.secret !== undefined) {
		throw new UsageError(
			"A secret on the command line is seen by everyone on the machine: set COUNTERSIGN_SECRET, or use --secret-env or --secret-file.",
		);
	}
	if (options.secretFile !== undefined) return ofFile(options.secretFile, source);
	const variable = options.secretEnv ?? usualVariable;
	const text = io.env[variable];
	if (text === undefined || text === "") {
		if (options.secretEnv === undefined) return undefined;
		// What was given may be the secret itself, so that it is not shown.
		throw new UsageError(`--secret-env: the variable of this name is ${text === undefined ? "not set" : "empty"}.`);
	}
	return new Secret(text);
}

const option = "--secret-file";

async function ofFile(file: string, source: InputSource): Promise<Secret> {
	const bytes = await readInput(file, source, option);
	if (!isUtf8(bytes)) throw new UsageError(`${option}: the secret is not UTF-8 text.`);
	const text = bytes.toString("utf8").replace(/\r?\n$/, "");
	if (text === "") throw new UsageError(`${option}: the secret is empty.`);
	return new Secret(text);
}
