import { anyTarget } from "../arbitraries/target.ts";
import { underScheme } from "../arbitraries/under-scheme.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, type Scheme, sortedQuery } from "../core.ts";
import { byScheme } from "../laws/by-scheme.ts";
import { letInTargetsAreFixedPoints, type TargetGate } from "../laws/fixed-point.ts";
import { inProcess, type Property } from "../property.ts";
import { coreTargetParser } from "../subjects/target-parser.ts";

export const targetsAreFixedPoints: Property = {
	id: "targets-are-fixed-points",
	group: "canonicalization",
	title: "a target that is let in is read alike by URL parsers, proxies and the gateway itself",
	requirements: ["TGT-01", "SORT-12"],
	severity: "critical",
	where: "in-process",
	runs: 4000,
	open: () =>
		inProcess(
			checkable(
				underScheme({ "countersign-v1": anyTarget, "sorted-query": anyTarget }),
				byScheme({
					"countersign-v1": letInTargetsAreFixedPoints(gateOf(countersignV1), "TGT-01"),
					"sorted-query": letInTargetsAreFixedPoints(gateOf(sortedQuery), "SORT-12"),
				}),
			),
		),
};

function gateOf(scheme: Scheme): TargetGate {
	const parse = coreTargetParser(scheme);
	return (target) => {
		const decision = parse(target);
		return "text" in decision ? decision.text : undefined;
	};
}
