import type { Scheme } from "../core.ts";
import type { TargetGate } from "../laws/fixed-point.ts";
import { coreTargetParser } from "./target-parser.ts";

/** The core, as what lets targets in and says as what they are signed. */
export function coreTargetGate(scheme: Scheme): TargetGate {
	const parse = coreTargetParser(scheme);
	return (target) => {
		const decision = parse(target);
		return "text" in decision ? decision.text : undefined;
	};
}
