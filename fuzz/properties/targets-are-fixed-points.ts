import { anyTarget } from "../arbitraries/target.ts";
import { underScheme } from "../arbitraries/under-scheme.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { kindsOfPart } from "../kinds/kind-rows.ts";
import { targetKinds } from "../kinds/target-kinds.ts";
import { byScheme } from "../laws/by-scheme.ts";
import { letInTargetsAreFixedPoints } from "../laws/fixed-point.ts";
import { inProcess, type Property } from "../property.ts";
import { coreTargetGate } from "../subjects/target-gate.ts";

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
					"countersign-v1": letInTargetsAreFixedPoints(coreTargetGate(countersignV1), "TGT-01"),
					"sorted-query": letInTargetsAreFixedPoints(coreTargetGate(sortedQuery), "SORT-12"),
				}),
				{ kinds: kindsOfPart(targetKinds, ({ input }) => input) },
			),
		),
};
