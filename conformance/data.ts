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

/** The version of this package. */
export function packageVersion(): string {
	const manifest = readData("package.json");
	if (
		typeof manifest === "object" &&
		manifest !== null &&
		"version" in manifest &&
		typeof manifest.version === "string"
	) {
		return manifest.version;
	}
	throw new Error("package.json states no version.");
}
