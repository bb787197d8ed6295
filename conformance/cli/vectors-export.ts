import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { vectorBundle } from "../harness/vector-bundle.ts";
import { sha256 } from "../sha256.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

const sums = "SHA256SUMS";

/**
 * `countersign vectors export DIR`: writes the vectors as a bundle that needs nothing beside it. The folder has to be new,
 * empty, or hold an earlier export as it was written, which is replaced; in any other nothing is touched.
 */
export async function exportVectors(folder: string, io: Io): Promise<ExitCode> {
	const path = resolve(io.cwd, folder);
	const { version, vectors, files } = vectorBundle();
	try {
		removeEarlierExport(path, folder);
		for (const file of files) {
			mkdirSync(dirname(join(path, file.path)), { recursive: true });
			writeFileSync(join(path, file.path), file.bytes, { flag: "wx" });
		}
	} catch (error) {
		if (error instanceof UsageError) throw error;
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		throw new UsageError(`${folder} could not be written (${code}).`);
	}
	await io.stdout.write(`${vectors} vectors, version ${version}: ${files.length} files in ${folder}\n`);
	await io.stderr.write(`sha256sum -c ${sums}, there, checks them\n`);
	return exitCodes.clean;
}

/** Everything in a folder but the folders themselves, by path with slashes; links are not followed. */
function contentOf(path: string, prefix = ""): string[] {
	return readdirSync(join(path, prefix), { withFileTypes: true }).flatMap((entry) => {
		const inner = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
		return entry.isDirectory() ? contentOf(path, inner) : [inner];
	});
}

/** The digests of an earlier export by path; undefined where there is none. */
function earlierDigests(path: string): Map<string, string> | undefined {
	try {
		const text = readFileSync(join(path, sums), "utf8");
		return new Map(
			[...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, digest = "", name = ""]) => [name, digest]),
		);
	} catch {
		return undefined;
	}
}

/** Removes an earlier export, file by file, after each has been seen to be as it was written. */
function removeEarlierExport(path: string, folder: string): void {
	const found = lstatSync(path, { throwIfNoEntry: false });
	if (found === undefined) return;
	const refuse = (why: string): UsageError =>
		new UsageError(`${folder} ${why}; name a folder that is new, empty or as an earlier export left it.`);
	if (!found.isDirectory()) throw refuse("is no folder");
	if (readdirSync(path).length === 0) return;
	const digests = earlierDigests(path);
	if (digests === undefined || !digests.has("bundle.json")) throw refuse("is not empty and holds no export");
	const present = contentOf(path);
	const foreign = present.find((name) => name !== sums && !isAsWritten(join(path, name), digests.get(name)));
	if (foreign !== undefined) throw refuse(`holds ${foreign}, which is not as the export wrote it`);
	for (const name of present) rmSync(join(path, name));
}

function isAsWritten(file: string, digest: string | undefined): boolean {
	return lstatSync(file).isFile() && sha256(new Uint8Array(readFileSync(file))) === digest;
}
