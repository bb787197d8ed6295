import { asciiJson } from "../report/ascii-json.ts";
import { type Found, isLeftover, maskedReason, type Promoted } from "./found.ts";

/** A counterexample that every run judges first, as `fuzz/regressions` has them. */
export function asRegression(found: Found, { note, name }: { note: string; name: string }): Promoted {
	if (isLeftover(found)) return { ok: false, reason: maskedReason };
	const { property, finding } = found;
	const { requirement, input } = finding;
	const text = `${asciiJson({ property, requirement, note, input }, "  ")}\n`;
	return { ok: true, name: `${name}.json`, text, remarks: [] };
}
