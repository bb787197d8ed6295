import type { Check } from "./check.ts";
import { nearest } from "./distance.ts";
import { type Profile, profiles } from "./profiles.ts";
import { groupOf } from "./requirements.ts";

export interface Selection {
	only?: readonly string[];
	skip?: readonly string[];
	profiles?: readonly Profile[];
}

/** A filter that matches no check, and the ids that may have been meant. */
export interface UnmatchedFilter {
	option: "only" | "skip";
	filter: string;
	suggestions: readonly string[];
}

export type Selected<C> = { ok: true; checks: readonly C[] } | { ok: false; unmatched: readonly UnmatchedFilter[] };

/**
 * A filter is an id or the beginning of one that ends at a `-` or `/`, or a glob: `*` stands for anything inside a
 * part of an id, `**` for anything, `?` for one character. A glob without `/` is about the requirement. Case does not matter.
 */
export function matches(id: string, filter: string): boolean {
	const wanted = filter.toLowerCase();
	const lower = id.toLowerCase();
	if (!/[*?]/.test(wanted)) return lower === wanted || lower.startsWith(`${wanted}-`) || lower.startsWith(`${wanted}/`);
	const pattern = wanted
		.replace(/[.+^${}()|[\]\\]/g, "\\$&")
		.replace(/\*\*|\*|\?/g, (wildcard) => (wildcard === "**" ? ".*" : wildcard === "*" ? "[^/]*" : "[^/]"));
	const subject = wanted.includes("/") ? lower : (lower.split("/")[0] ?? lower);
	return new RegExp(`^${pattern}$`).test(subject);
}

/**
 * The checks that a selection keeps, in their order; none if everything was left out. A filter that matches no
 * check at all is an error, because a typing mistake must not turn a gate off.
 */
export function select<C extends Pick<Check, "id" | "requirement">>(
	checks: readonly C[],
	selection: Selection,
): Selected<C> {
	const { only = [], skip = [] } = selection;
	const known = checks.flatMap(({ id, requirement }) => [id, requirement, groupOf(requirement)]);
	const unmatched = [
		...only.map((filter) => ({ option: "only" as const, filter })),
		...skip.map((filter) => ({ option: "skip" as const, filter })),
	]
		.filter(({ filter }) => !checks.some(({ id }) => matches(id, filter)))
		.map(({ option, filter }) => ({ option, filter, suggestions: nearest(filter, known) }));
	if (unmatched.length > 0) return { ok: false, unmatched };
	const groups =
		selection.profiles === undefined
			? undefined
			: new Set<string>(selection.profiles.flatMap((name) => profiles[name]));
	const kept = checks.filter(
		({ id, requirement }) =>
			(groups === undefined || groups.has(groupOf(requirement))) &&
			(only.length === 0 || only.some((filter) => matches(id, filter))) &&
			!skip.some((filter) => matches(id, filter)),
	);
	return { ok: true, checks: kept };
}
