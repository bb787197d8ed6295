import type { Check } from "./check.ts";

/**
 * What a gateway besides the one under test is like. It differs from it in the times of its key set only:
 *
 * - `default`: not even in these.
 * - `hasty`: a set lasts one second, and one more while the issuer fails.
 * - `curious`: one second between two fetches for an unknown `kid`, and after a failure; gives the issuer three.
 * - `attentive`: fetches the set anew for every token, gives the issuer three, and keeps the last good set for long.
 */
export type SpareKind = "default" | "hasty" | "curious" | "attentive";

export type SpareCounts = Readonly<Partial<Record<SpareKind, number>>>;

/** Gateways besides the one under test. */
export interface Spares {
	/** Handed out once each, never asked anything before. */
	fresh: SpareCounts;
	/** Lent to one check after the other. */
	lent: SpareCounts;
}

export const noSpares: Spares = { fresh: {}, lent: {} };

/** So many can be lent at a time: with fewer, checks wait for each other, which counts where a target is far. */
const lentOfAKind = 3;

/** The fresh gateways that a check takes: one of the usual kind unless it says otherwise. */
function takenBy({ needs, spares }: Check): SpareCounts {
	return spares ?? (needs.includes("fresh") ? { default: 1 } : {});
}

/** Who is still to get fresh gateways: a check that is run again may take none that another is owed. */
export class Dues {
	/** By check and kind. */
	readonly #own = new Map<string, Map<SpareKind, number>>();

	constructor(checks: readonly Check[]) {
		for (const check of checks) this.#own.set(check.id, new Map(countsOf(takenBy(check))));
	}

	/** Notes that a check takes one of a kind; how many of these others are owed, where it was not owed this one itself. */
	taking(id: string, kind: SpareKind): number {
		const own = this.#own.get(id);
		const left = own?.get(kind) ?? 0;
		if (left > 0) {
			own?.set(kind, left - 1);
			return 0;
		}
		return [...this.#own.values()].reduce((sum, counts) => sum + (counts.get(kind) ?? 0), 0);
	}
}

/** What these checks take in all. */
export function sparesFor(checks: readonly Check[]): Spares {
	const fresh = new Map<SpareKind, number>();
	const lent = new Map<SpareKind, number>();
	for (const check of checks) {
		for (const [kind, count] of countsOf(takenBy(check))) {
			fresh.set(kind, (fresh.get(kind) ?? 0) + count);
		}
		if (check.borrows !== undefined) lent.set(check.borrows, lentOfAKind);
	}
	return { fresh: Object.fromEntries(fresh), lent: Object.fromEntries(lent) };
}

function countsOf(counts: SpareCounts): [SpareKind, number][] {
	return Object.entries(counts) as [SpareKind, number][];
}
