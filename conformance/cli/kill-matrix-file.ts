import { resolve } from "node:path";
import { ConfigError } from "../config/index.ts";
import { readJsonFile } from "../config/json-file.ts";
import { packageVersion } from "../data.ts";
import { matrixAppendix } from "../mutants/html-appendix.ts";
import { KillMatrix } from "../mutants/kill-matrix.ts";
import type { RenderOptions } from "../report/index.ts";
import type { Io } from "./io.ts";

/**
 * What `countersign mutants --reporter json=FILE` has written, for the page of a run. Throws a `ConfigError` for anything
 * else, and for the matrix of another version, which is about another suite.
 */
export function killMatrixAppendix(path: string, { cwd }: Pick<Io, "cwd">): NonNullable<RenderOptions["appendix"]> {
	const file = resolve(cwd, path);
	const matrix = readJsonFile(file, KillMatrix);
	const version = packageVersion();
	if (matrix.tool.version === version) return matrixAppendix(matrix);
	const message = `is of version ${matrix.tool.version}, and this is ${version}`;
	const remedy = `Make it anew: countersign mutants --reporter json=${path}`;
	throw new ConfigError(file, [{ path: "tool.version", message, remedy }]);
}
