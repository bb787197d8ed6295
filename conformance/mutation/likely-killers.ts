import type { Check } from "../engine/check.ts";

const capacity = 80;

/** Remembers which checks killed last: mutants come in the order of the source, and what killed one often kills the next. */
export class LikelyKillers {
	#ids: readonly string[] = [];

	killed(id: string): void {
		this.#ids = [id, ...this.#ids.filter((other) => other !== id)].slice(0, capacity);
	}

	/** These checks in two parts, each in the order in which it is best run. */
	divide(checks: readonly Check[]): { readonly likely: readonly Check[]; readonly others: readonly Check[] } {
		const likely = this.#ids.flatMap((id) => checks.find((check) => check.id === id) ?? []);
		return { likely, others: checks.filter((check) => !likely.includes(check)) };
	}
}
