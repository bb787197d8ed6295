import { isAbsolute, relative, resolve } from "node:path";
import { builtInSchemes } from "../client/protocol.ts";
import type { Answers, SecretPlace } from "./answers.ts";

/** The same answers with every path relative to `folder` instead of `cwd`; absolute ones stay. */
export function pathsFrom(folder: string, cwd: string, answers: Answers): Answers {
	const move = (path: string): string => moved(path, folder, cwd);
	const place = (secret: SecretPlace): SecretPlace => ("file" in secret ? { file: move(secret.file) } : secret);
	const { ca, scheme, secret, jwtSecret } = answers;
	return {
		...answers,
		...(ca === undefined ? {} : { ca: move(ca) }),
		...(scheme === undefined || Object.hasOwn(builtInSchemes, scheme) ? {} : { scheme: move(scheme) }),
		...(secret === undefined ? {} : { secret: place(secret) }),
		...(jwtSecret === undefined ? {} : { jwtSecret: place(jwtSecret) }),
	};
}

function moved(path: string, folder: string, cwd: string): string {
	if (isAbsolute(path)) return path;
	const from = relative(folder, resolve(cwd, path)).replaceAll("\\", "/");
	// A scheme without a slash could be the name of a built-in one.
	return isAbsolute(from) || from.startsWith("../") ? from : `./${from}`;
}
