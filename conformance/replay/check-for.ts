import { isDeepStrictEqual } from "node:util";
import type { Check } from "../engine/check.ts";
import { wronglyRefused } from "../engine/run-check.ts";
import type { StoredFinding } from "./stored-findings.ts";
import { readStoredProbe } from "./stored-probe.ts";

export type CheckFor = { ok: true; check: Check } | { ok: false; reason: string };

/**
 * The check that judges a stored finding: the one that found it, about the stored probe. A scenario is played as a
 * whole, because one request of a race or of a sequence is no finding by itself; so is a check of which no probe was
 * stored, or only a masked one.
 */
export function checkFor(finding: Extract<StoredFinding, { kind: "check" }>, checks: readonly Check[]): CheckFor {
	const check = checks.find(({ id }) => id === finding.id);
	if (check === undefined) return { ok: false, reason: "this version has no such check" };
	if (check.kind === "scenario" || finding.replay === undefined) return { ok: true, check };
	const stored = readStoredProbe(finding.replay);
	if (stored.kind === "unknown") return { ok: false, reason: stored.reason };
	if (stored.kind === "masked") return { ok: true, check };
	const { probe } = stored;
	const isTwin = finding.actual?.startsWith(wronglyRefused) === true;
	// A twin that is the check's own is proved once for all checks that share it.
	if (isTwin) return { ok: true, check: isDeepStrictEqual(probe, check.twin) ? check : { ...check, twin: probe } };
	return { ok: true, check: { ...check, probe } };
}
