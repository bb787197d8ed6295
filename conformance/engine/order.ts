import type { Check, Need } from "./check.ts";
import type { Target } from "./target.ts";

/** In which order checks are run, which is not that in which they are reported. */
export interface Order {
	/** Side by side: those that mostly wait, the longest first; and those that keep the machine busy. */
	lanes: readonly [waiting: readonly Check[], busy: readonly Check[]];
	/** One after the other, when all of those are done. */
	alone: readonly Check[];
}

/** What these checks use answers slowly: a key store, an object that is new, a gateway that others wait for. */
const slowNeeds: readonly Need[] = ["fresh", "key-set", "keystore", "short-limits"];

/**
 * Puts checks that wait beside checks that do not, so that a run takes as long as the longer of both, and not as their sum.
 * Whoever borrows a gateway has it alone, and so keeps nothing from others unless it is the target itself.
 */
export function order(checks: readonly Check[], { lendsItself = false }: Pick<Target, "lendsItself"> = {}): Order {
	const isAlone = ({ exclusive, borrows }: Check): boolean =>
		exclusive === true && (borrows === undefined || lendsItself);
	const alone = checks.filter(isAlone);
	const shared = checks.filter((check) => !isAlone(check));
	const waiting = shared.filter(mostlyWaits).toSorted((a, b) => (b.waits ?? 0) - (a.waits ?? 0));
	return { lanes: [waiting, shared.filter((check) => !mostlyWaits(check))], alone };
}

/** Whether it keeps its worker waiting more than it keeps the machine busy. */
export function mostlyWaits({ waits, needs }: Pick<Check, "waits" | "needs">): boolean {
	return waits !== undefined || needs.some((need) => slowNeeds.includes(need));
}
