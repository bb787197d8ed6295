import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { packageRoot } from "../data.ts";
import { type Place, placesInSpecification } from "../report/index.ts";

/**
 * Where findings belong: at the config of the target, if it lies in a repository, because that is the file that its
 * operators have; otherwise at the sentence of `vectors/SPEC.md`. `config` is absolute. The specification is read when
 * the first place is asked for.
 */
export function findingPlaces(config?: string): (requirement: string) => Place {
	let places: ((requirement: string) => Place) | undefined;
	return (requirement) => {
		places ??=
			configPlace(config) ?? placesInSpecification(readFileSync(join(packageRoot(), "vectors/SPEC.md"), "utf8"));
		return places(requirement);
	};
}

function configPlace(config: string | undefined): ((requirement: string) => Place) | undefined {
	if (config === undefined || !existsSync(config)) return undefined;
	// A service that shows findings does not follow links.
	const real = realpathSync(config);
	const root = repositoryOf(real);
	if (root === undefined) return undefined;
	const path = relative(root, real);
	if (isAbsolute(path)) return undefined;
	const [first = ""] = readFileSync(real, "utf8").split(/\r?\n/, 1);
	const place: Place = { file: path.split(sep).join("/"), line: 1, endColumn: first.length + 1 };
	return () => place;
}

/** The nearest folder above a file that a repository or a worktree begins in. */
function repositoryOf(file: string): string | undefined {
	let folder = dirname(file);
	while (!existsSync(join(folder, ".git"))) {
		const parent = dirname(folder);
		if (parent === folder) return undefined;
		folder = parent;
	}
	return folder;
}
