import { groupOf } from "../engine/requirements.ts";
import type { KillMatrix } from "./kill-matrix.ts";

type Row = KillMatrix["mutants"][number];

/**
 * What the checks of a group of requirements say of a mutant. `found`: it breaks what it declares. `also`: it breaks what
 * it says it may break besides. `more`: it breaks what it does not declare. `kept`: something that it declares was found
 * kept. `unasked`: no check of this run asks for what it declares.
 */
export interface Cell {
	state: "found" | "also" | "more" | "kept" | "unasked";
	/** Checks that failed. */
	checks: number;
	/** The same for people, requirement by requirement. */
	words: string;
}

/** The cell of a mutant in the column of a group; undefined where the one is not about the other. */
export function cellOf(row: Row, group: string): Cell | undefined {
	const failed = row.failed.filter(({ requirement }) => groupOf(requirement) === group);
	const named = [...row.breaks, ...row.also, ...failed.map(({ requirement }) => requirement)];
	const requirements = [...new Set(named.filter((id) => groupOf(id) === group))].map((id) => ({
		id,
		state: stateOf(id, row),
		checks: failed.filter(({ requirement }) => requirement === id).length,
	}));
	// What may be broken and is not is nothing to show.
	const shown = requirements.filter(({ state, checks }) => state !== "also" || checks > 0);
	const state = worstFirst.find((candidate) => shown.some((requirement) => requirement.state === candidate));
	if (state === undefined) return undefined;
	const words = shown.map(({ id, state: standing, checks }) => `${id} ${wordsOf[standing]}${checksText(checks)}`);
	return { state, checks: failed.length, words: words.join("; ") };
}

const worstFirst = ["more", "kept", "found", "also", "unasked"] as const satisfies readonly Cell["state"][];

const wordsOf: Readonly<Record<Cell["state"], string>> = {
	found: "declared",
	also: "may be broken besides",
	more: "not declared",
	kept: "declared, but found kept",
	unasked: "declared, and no check of this run asks for it",
};

function stateOf(id: string, { breaks, also, kept, failed }: Row): Cell["state"] {
	const isBroken = failed.some(({ requirement }) => requirement === id);
	if (kept.includes(id)) return "kept";
	if (breaks.includes(id)) return isBroken ? "found" : "unasked";
	return also.includes(id) ? "also" : "more";
}

function checksText(checks: number): string {
	return checks === 0 ? "" : `, seen by ${checks} ${checks === 1 ? "check" : "checks"}`;
}
