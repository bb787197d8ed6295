import type { Check } from "../engine/check.ts";
import { interruption } from "../engine/interruption.ts";
import { type RunOptions, runSuite } from "../engine/run.ts";
import type { Report, Result } from "../report/schema.ts";
import { checkFor } from "./check-for.ts";
import type { Replayed } from "./schema.ts";
import type { StoredFinding } from "./stored-findings.ts";

type CheckFinding = Extract<StoredFinding, { kind: "check" }>;

/** What a replay says of one finding. */
export type Said = Pick<Replayed, "outcome"> &
	Partial<Pick<Replayed, "reason" | "remedy" | "expected" | "actual" | "evidence" | "internal" | "held">>;

/** A finding and the check that judges it. */
export interface Planned {
	finding: CheckFinding;
	check: Check;
}

/** The findings that can be judged with their checks, and why the others cannot. */
export function planChecks(
	findings: readonly CheckFinding[],
	checks: readonly Check[],
): { planned: readonly Planned[]; refused: ReadonlyMap<StoredFinding, Said> } {
	const planned: Planned[] = [];
	const refused = new Map<StoredFinding, Said>();
	for (const finding of findings) {
		const found = checkFor(finding, checks);
		if (found.ok) planned.push({ finding, check: found.check });
		else refused.set(finding, { outcome: "ERROR", reason: found.reason });
	}
	return { planned, refused };
}

/** Builds, signs and sends planned findings anew, those of one seed in one run. */
export async function replayChecks(
	planned: readonly Planned[],
	options: Omit<RunOptions, "checks" | "seed">,
): Promise<ReadonlyMap<StoredFinding, Said>> {
	const said = new Map<StoredFinding, Said>();
	for (const seed of new Set(planned.map(({ finding }) => finding.seed))) {
		const own = planned.filter(({ finding }) => finding.seed === seed);
		if (options.signal?.aborted === true) {
			for (const { finding } of own) said.set(finding, { outcome: "ERROR", reason: interruption });
			continue;
		}
		// Two findings may share a check; the engine tells checks apart by their identity.
		const report = await runSuite({ ...options, seed, checks: own.map(({ check }) => ({ ...check })) });
		for (const [index, { finding }] of own.entries()) {
			const result = report.results[index];
			if (result !== undefined) said.set(finding, outcomeOf(result, report));
		}
	}
	return said;
}

function outcomeOf({ verdict, reason, remedy, expected, actual, evidence }: Result, run: Report): Said {
	// A target that was lost on the way has neither fixed nor failed anything.
	if (run.inconclusive !== undefined) return { outcome: "ERROR", reason: run.inconclusive };
	if (verdict === "pass") return { outcome: "FIXED" };
	const more = {
		...(reason === undefined ? {} : { reason }),
		...(remedy === undefined ? {} : { remedy }),
		...(expected === undefined ? {} : { expected }),
		...(actual === undefined ? {} : { actual }),
		...(evidence === undefined ? {} : { evidence }),
	};
	// What is a matter of style on this target still is what was found.
	if (verdict === "fail" || verdict === "warn") return { outcome: "FAILED", ...more };
	return { outcome: "ERROR", ...more, ...(verdict === "error" ? { internal: true as const } : {}) };
}
