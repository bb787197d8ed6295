import type { Check, Need } from "./check.ts";

/** In which order checks are run, which is not that in which they are reported. */
export interface Order {
	/** Side by side: those that mostly wait, the longest first; and those that keep the machine busy. */
	lanes: readonly [waiting: readonly Check[], busy: readonly Check[]];
	/** One after the other, when all of those are done. */
	alone: readonly Check[];
}

/** What these checks use answers slowly: a key store, an object that is new, a gateway that others wait for. */
const slowNeeds: readonly Need[] = ["fresh", "keystore", "short-limits"];

/** Puts checks that wait beside checks that do not, so that a run takes as long as the longer of both, and not as their sum. */
export function order(checks: readonly Check[]): Order {
	const alone = checks.filter(({ exclusive }) => exclusive === true);
	const shared = checks.filter(({ exclusive }) => exclusive !== true);
	const waiting = shared.filter(mostlyWaits).toSorted((a, b) => (b.waits ?? 0) - (a.waits ?? 0));
	return { lanes: [waiting, shared.filter((check) => !mostlyWaits(check))], alone };
}

/** Whether it keeps its worker waiting more than it keeps the machine busy. */
export function mostlyWaits({ waits, needs }: Pick<Check, "waits" | "needs">): boolean {
	return waits !== undefined || needs.some((need) => slowNeeds.includes(need));
}
