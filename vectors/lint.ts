import type { Documents } from "./documents.ts";
import { entriesOf } from "./lint/entry.ts";
import type { Finding } from "./lint/finding.ts";
import { lintManifest } from "./lint/manifest.ts";
import { lintTogether } from "./lint/together.ts";
import { lintTwin } from "./lint/twin.ts";
import { lintVector } from "./lint/vector.ts";

/**
 * Everything that is wrong with the documents and that their schemas cannot say; empty if nothing is. It decides every
 * vector anew with the generator's reference, and every refused one a second time with its one defect repaired.
 */
export function lint(documents: Documents): Finding[] {
	const entries = documents.files.flatMap(({ file }) => entriesOf(file, documents));
	const byId = new Map(entries.map((entry) => [entry.vector.id, entry]));
	return [
		...entries.flatMap((entry) => [...lintVector(entry, documents), ...lintTwin(entry, byId)]),
		...lintTogether(entries, documents),
		...lintManifest(documents),
	];
}
