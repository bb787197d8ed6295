import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of the package: the nearest one above this file with a `package.json`. It is the same whether the
 * program runs from source or from `dist/`, and `vectors/` stands in it either way.
 */
export function packageRoot(): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	while (!existsSync(join(folder, "package.json"))) {
		const parent = dirname(folder);
		if (parent === folder)
			throw new Error("The files of this package are incomplete: no package.json above the program.");
		folder = parent;
	}
	return folder;
}

/** A data file of the package, parsed; `path` is relative to the package root. Throws if the package is incomplete. */
export function readData(path: string): unknown {
	return JSON.parse(readFileSync(join(packageRoot(), path), "utf8"));
}

/** What this program reads of `package.json`, which is its own and ships with it. */
interface Manifest {
	version: string;
	peerDependencies: Readonly<Record<string, string>>;
}

function manifest(): Manifest {
	return readData("package.json") as Manifest;
}

/** The version of this package. */
export function packageVersion(): string {
	return manifest().version;
}

/** The version of an optional peer that this package is made for and tested with. */
export function peerRange(name: string): string {
	const range = manifest().peerDependencies[name];
	if (range === undefined) throw new Error(`package.json states no version of its peer ${name}.`);
	return range;
}
