import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packageRoot, readData } from "../../conformance/data.ts";

const folder = "fuzz/regressions";

/** A counterexample that was found once: it is judged again before anything new is looked for. */
export const Regression = z.strictObject({
	property: z.string(),
	requirement: z.string(),
	/** What was wrong. */
	note: z.string(),
	input: z.json(),
});

export type Regression = z.infer<typeof Regression> & { readonly file: string };

/** All frozen counterexamples, by the names of their files; none where the package comes without them. */
export function readRegressions(): readonly Regression[] {
	const place = join(packageRoot(), folder);
	if (!existsSync(place)) {
		return [];
	}
	const files = readdirSync(place).filter((name) => name.endsWith(".json"));
	return files.toSorted().map((file) => ({ ...Regression.parse(readData(`${folder}/${file}`)), file }));
}
