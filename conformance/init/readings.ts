import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { z } from "zod";
import { ConfigError } from "../config/problem.ts";
import { RunnerConfig } from "../config/schema.ts";
import { loadScheme } from "../config/scheme.ts";
import type { ConfiguredRoute, SecretPlace } from "./answers.ts";

/** A text that was typed or given as an option, as the value that it means, or why it means none. */
export type Reading<Value> = { ok: true; value: Value } | { ok: false; message: string };

/** What a reading may look at. */
export interface Surroundings {
	/** Folder that paths are relative to. */
	cwd: string;
	env: Readonly<Record<string, string | undefined>>;
}

const { target, routes } = RunnerConfig.shape;

function bySchema<Schema extends z.ZodType>(schema: Schema, value: unknown): Reading<z.infer<Schema>> {
	const parsed = schema.safeParse(value);
	if (parsed.success) return { ok: true, value: parsed.data };
	return { ok: false, message: parsed.error.issues.map(({ message }) => message).join("; ") };
}

/** An origin, without the slash that may end it. */
export function readOrigin(text: string): Reading<string> {
	const read = bySchema(target, text);
	return read.ok ? { ok: true, value: new URL(read.value).origin } : read;
}

/** The origin of an echo whose log can be asked; `""` for one that cannot. */
export function readEcho(text: string): Reading<string> {
	return text === "" ? { ok: true, value: text } : readOrigin(text);
}

export function readText(text: string): Reading<string> {
	return text.trim() === "" ? { ok: false, message: "it is empty" } : { ok: true, value: text };
}

export function readOneOf<Name extends string>(names: readonly Name[]): (text: string) => Reading<Name> {
	return (text) => {
		const name = names.find((candidate) => candidate === text);
		return name === undefined ? { ok: false, message: `one of ${names.join(", ")}` } : { ok: true, value: name };
	};
}

/** `GET /sites/{id} sites:read`: a method, a path, and the scopes that a caller needs there, if any. */
export function readRoute(text: string): Reading<ConfiguredRoute> {
	const [method = "", path, ...scopes] = text.trim().split(/\s+/);
	if (path === undefined) return { ok: false, message: 'a method and a path, for example "GET /sites/{id}"' };
	return bySchema(routes.shape.read, {
		method: method.toUpperCase(),
		path,
		...(scopes.length === 0 ? {} : { scopes }),
	});
}

/** A scheme by its name, or by the path of a file, which must be one. */
export function readScheme(text: string, { cwd }: Surroundings): Reading<string> {
	if (text === "")
		return {
			ok: false,
			message: "the name of a scheme, or the path of its file; it is left out where callers bear tokens",
		};
	try {
		loadScheme(text, cwd, "");
		return { ok: true, value: text };
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		const said = error.problems.map(({ path, message, remedy }) =>
			[path, message, remedy].filter((part) => part !== undefined && part !== "" && part !== "scheme").join(": "),
		);
		return { ok: false, message: said.join("; ") };
	}
}

/**
 * The name of an environment variable. What cannot be one, or is set nowhere and is not written in capitals, may be the
 * secret itself: it is refused, and not shown.
 */
export function readVariable(text: string, { env }: Surroundings): Reading<SecretPlace> {
	const usual = /^[A-Z_][A-Z0-9_]*$/.test(text);
	if (text.length <= 100 && (usual || (/^[a-z_]\w*$/i.test(text) && Object.hasOwn(env, text)))) {
		return { ok: true, value: { env: text } };
	}
	return { ok: false, message: "the name of an environment variable, in capitals; never the secret itself" };
}

/**
 * The path of a file with a secret: one that is there, or that begins as paths do, since the file may be made later. What
 * is neither may be the secret itself: it is refused, and not shown.
 */
export function readSecretFile(text: string, { cwd }: Surroundings): Reading<SecretPlace> {
	const isPath = /^(\.{0,2}[/\\]|[A-Za-z]:\\)/.test(text) || (text !== "" && existsSync(resolve(cwd, text)));
	if (isPath) return { ok: true, value: { file: text } };
	return {
		ok: false,
		message: "the path of a file that is there, or one that begins with ./ or /; never the secret itself",
	};
}

/** Either of them: what has a slash or a dot is a path. */
export function readSecretPlace(text: string, surroundings: Surroundings): Reading<SecretPlace> {
	return /[/\\.]/.test(text) ? readSecretFile(text, surroundings) : readVariable(text, surroundings);
}
