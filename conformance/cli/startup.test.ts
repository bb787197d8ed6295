import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));
const statement = /^(?:import|export)(?! type\b)(?:[^"';]*? from)? ?"([^"]+)";/gm;

/** The packages that a module loads at once, itself or through modules of ours; imports inside functions do not count. */
function packagesLoadedBy(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file)) return new Set();
	seen.add(file);
	const packages = new Set<string>();
	for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(statement)) {
		if (specifier.startsWith("node:")) continue;
		if (!specifier.startsWith(".")) packages.add(specifier);
		else for (const name of packagesLoadedBy(resolve(dirname(file), specifier), seen)) packages.add(name);
	}
	return packages;
}

describe("the start of the program", () => {
	it("loads nothing but the command line parser, so that help and small commands stay quick", () => {
		expect([...packagesLoadedBy(join(here, "main.ts"))]).toEqual(["commander"]);
	});
});
