import { readJsonFile } from "../config/json-file.ts";
import { ConfigError, type ConfigProblem } from "../config/problem.ts";
import { nearest } from "../engine/distance.ts";
import { ExpectedFailures, type Waiver } from "./schema.ts";

/**
 * Reads a file of waivers. Throws a `ConfigError` that names file and field, also for a check that does not exist and
 * for one that is waived twice: a typing mistake must not keep a waiver from being found stale.
 */
export function readWaivers(path: string, checkIds: readonly string[]): readonly Waiver[] {
	const { waivers } = readJsonFile(path, ExpectedFailures);
	const known = new Set(checkIds);
	const problems = waivers.flatMap(({ id }, index): readonly ConfigProblem[] => {
		const field = `waivers[${index}].id`;
		if (!known.has(id)) {
			const near = nearest(id, checkIds, 2);
			const remedy = near.length > 0 ? { remedy: `Did you mean ${near.join(" or ")}?` } : {};
			return [{ path: field, message: "there is no such check", ...remedy }];
		}
		const first = waivers.findIndex((waiver) => waiver.id === id);
		return first === index ? [] : [{ path: field, message: `waived already by waivers[${first}]` }];
	});
	if (problems.length > 0) throw new ConfigError(path, problems);
	return waivers;
}
