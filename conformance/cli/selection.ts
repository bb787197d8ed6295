import type { Check } from "../engine/check.ts";
import { type Selection, select, type UnmatchedFilter } from "../engine/select.ts";
import { UsageError } from "./usage-error.ts";

function sentence({ option, filter, suggestions }: UnmatchedFilter): string {
	const meant = suggestions.length > 0 ? `did you mean ${suggestions.join(" or ")}?` : "--list shows all ids";
	return `--${option} ${filter} matches no check; ${meant}`;
}

/** The checks that a selection keeps; a selection that keeps none, or a filter that matches none, is a usage error. */
export function chooseChecks(checks: readonly Check[], selection: Selection): readonly Check[] {
	const selected = select(checks, selection);
	if (!selected.ok) throw new UsageError(selected.unmatched.map(sentence).join("\n"));
	if (selected.checks.length === 0) throw new UsageError("No check is selected: the filters exclude each other.");
	return selected.checks;
}
