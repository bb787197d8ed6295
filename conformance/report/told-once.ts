import type { Result } from "./schema.ts";

/** A finding that is told in full, and the ids of others that come to the same. */
export interface Told {
	result: Result;
	alike: readonly string[];
}

/**
 * Warnings about one requirement are told once, by the first of them: whoever is less strict in one way is so for every
 * input that shows it. Everything else is told by itself.
 */
export function toldOnce(results: readonly Result[]): readonly Told[] {
	const first = new Map<string, { result: Result; alike: string[] }>();
	const told: Told[] = [];
	for (const result of results) {
		const before = result.verdict === "warn" ? first.get(result.requirement) : undefined;
		if (before !== undefined) {
			before.alike.push(result.id);
			continue;
		}
		const entry = { result, alike: [] };
		if (result.verdict === "warn") first.set(result.requirement, entry);
		told.push(entry);
	}
	return told;
}
