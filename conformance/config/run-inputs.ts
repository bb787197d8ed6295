import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { builtInSchemes } from "../client/protocol.ts";
import { packageRoot, readData } from "../data.ts";
import type { RunInputs } from "../report/run-inputs.ts";
import { sha256 } from "../sha256.ts";
import { digestOfIds } from "../shards/index.ts";
import { readingFault, readJsonFile } from "./json-file.ts";
import { ConfigError } from "./problem.ts";

/** The digest of a config's bytes, and of those of the scheme file that it names. Throws a `ConfigError`. */
export function configDigests(path: string): { config: string; scheme?: string } {
	const config = digestOfFile(path);
	const { scheme } = readJsonFile(path, z.object({ scheme: z.string().optional() }));
	if (scheme === undefined || Object.hasOwn(builtInSchemes, scheme)) return { config };
	return { config, scheme: digestOfFile(resolve(dirname(path), scheme)) };
}

/** What files and data a run is made of; paths are absolute. Throws a `ConfigError` for a file that cannot be read. */
export function runInputs(files: { config?: string; waivers?: string }, suite: readonly { id: string }[]): RunInputs {
	const config = files.config === undefined ? undefined : configDigests(files.config);
	// A baseline is updated before there is one.
	const waivers = files.waivers !== undefined && existsSync(files.waivers) ? files.waivers : undefined;
	return {
		suite: { checks: suite.length, digest: digestOfIds(suite.map(({ id }) => id)) },
		requirements: requirementsDigest(),
		vectors: vectorsRelease(),
		configs: config === undefined ? [] : [config.config],
		...(config?.scheme === undefined ? {} : { scheme: config.scheme }),
		...(waivers === undefined ? {} : { waivers: digestOfFile(waivers) }),
	};
}

/** The digest of the requirements that this version checks. */
export function requirementsDigest(): string {
	return digestOfFile(join(packageRoot(), "vectors/requirements.json"));
}

const Release = z.object({ history: z.array(z.object({ version: z.string(), sha256: z.string() })).min(1) });

function vectorsRelease(): RunInputs["vectors"] {
	const present = Release.parse(readData("vectors/release.json")).history.at(-1);
	if (present === undefined) throw new Error("vectors/release.json has no release.");
	return { version: present.version, digest: present.sha256 };
}

function digestOfFile(path: string): string {
	try {
		return sha256(readFileSync(path));
	} catch (error) {
		throw new ConfigError(path, [{ path: "", message: readingFault(error) }]);
	}
}
