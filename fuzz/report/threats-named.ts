import { type Threat, type ThreatGroup, threatGroups } from "../../conformance/threats/index.ts";
import type { FuzzResult } from "./schema.ts";

type Results = readonly Pick<FuzzResult, "explored">[];

/** Rows of the threat catalogue that kinds of input stand for, and those of them that an input met; what is no row is none. */
export function threatsNamed(results: Results): {
	readonly named: readonly Threat[];
	readonly reached: readonly Threat[];
} {
	const kinds = results.flatMap(({ explored }) => explored.kinds);
	const of = (some: typeof kinds) => {
		const ids = new Set(some.flatMap(({ threats }) => threats));
		return threatGroups.flatMap(({ threats }) => threats.filter(({ id }) => ids.has(id)));
	};
	return { named: of(kinds), reached: of(kinds.filter(({ count }) => count > 0)) };
}

/** The parts of the catalogue with the rows that no kind of input stands for; parts without such rows are left out. */
export function threatsOutside(results: Results): readonly ThreatGroup[] {
	const named = new Set(threatsNamed(results).named);
	return threatGroups
		.map((group) => ({ ...group, threats: group.threats.filter((threat) => !named.has(threat)) }))
		.filter(({ threats }) => threats.length > 0);
}
