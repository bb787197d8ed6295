import { canonicalText } from "../canonical-text.ts";
import type { Documents } from "../documents.ts";
import { withoutVector } from "./coverage.ts";
import type { Entry } from "./entry.ts";
import type { Finding } from "./finding.ts";

/** Ids are unique, and no two identical inputs have different verdicts, in whatever files they stand. */
function lintPairs(entries: readonly Entry[]): Finding[] {
	const findings: Finding[] = [];
	const ids = new Set<string>();
	const verdicts = new Map<string, { id: string; verdict: string }>();
	for (const { vector, input } of entries) {
		if (ids.has(vector.id)) findings.push({ rule: "id-unique", where: vector.id, found: vector.id });
		ids.add(vector.id);
		const text = canonicalText(input);
		const verdict = canonicalText(vector.expect);
		const earlier = verdicts.get(text);
		if (earlier !== undefined && earlier.verdict !== verdict) {
			findings.push({ rule: "one-verdict", where: vector.id, found: earlier.id });
		}
		verdicts.set(text, { id: vector.id, verdict });
	}
	return findings;
}

/** What is wrong with all vectors together. */
export function lintTogether(entries: readonly Entry[], documents: Documents): Finding[] {
	const findings = lintPairs(entries);
	const flags = new Set(entries.flatMap(({ vector }) => vector.flags));
	const covered = new Set(entries.map(({ vector }) => vector.requirement));
	for (const flag of Object.keys(documents.flags.flags)) {
		if (!flags.has(flag)) findings.push({ rule: "flag-used", where: "flags.json", found: flag });
	}
	for (const { id } of documents.requirements) {
		if (covered.has(id) === Object.hasOwn(withoutVector, id)) {
			const found = covered.has(id) ? "one, unlooked for" : "none";
			findings.push({ rule: "requirement-has-vector", where: id, found });
		}
	}
	return findings;
}
