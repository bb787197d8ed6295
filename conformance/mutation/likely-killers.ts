import type { Check } from "../engine/check.ts";
import { mostlyWaits } from "../engine/order.ts";

const capacity = 60;

/**
 * In which order checks are best held against a mutant, so that the one that kills it comes soon. Mutants come in the order
 * of the source, and what killed the last ones often kills the next.
 */
export class LikelyKillers {
	#ids: readonly string[] = [];

	killed(id: string): void {
		this.#ids = [id, ...this.#ids.filter((other) => other !== id)].slice(0, capacity);
	}

	/**
	 * These checks in parts to be run one after the other: those that killed lately, all others, and those that wait. In a
	 * part, the first checks of all requirements come before the second ones.
	 */
	parts(checks: readonly Check[]): readonly (readonly Check[])[] {
		const byId = new Map(checks.map((check) => [check.id, check]));
		const likely = this.#ids.flatMap((id) => byId.get(id) ?? []);
		const others = checks.filter((check) => !likely.includes(check));
		return [likely, byRank(others.filter((check) => !mostlyWaits(check))), byRank(others.filter(mostlyWaits))];
	}
}

function byRank(checks: readonly Check[]): readonly Check[] {
	const seen = new Map<string, number>();
	const ranked = checks.map((check) => {
		const rank = seen.get(check.requirement) ?? 0;
		seen.set(check.requirement, rank + 1);
		return { check, rank };
	});
	return ranked.toSorted((a, b) => a.rank - b.rank).map(({ check }) => check);
}
