import { anyTarget } from "../arbitraries/target.ts";
import { underScheme } from "../arbitraries/under-scheme.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { kindsOfPart } from "../kinds/kind-rows.ts";
import { targetKinds } from "../kinds/target-kinds.ts";
import { byScheme } from "../laws/by-scheme.ts";
import { targetReadingsAgree } from "../laws/target-agreement.ts";
import { inProcess, type Property } from "../property.ts";
import { generatorTargetParser } from "../subjects/generator.ts";
import { coreTargetParser } from "../subjects/target-parser.ts";

export const targetReadingsAgreeProperty: Property = {
	id: "target-readings-agree",
	group: "canonicalization",
	title: "the core and the generator of the vectors let in the same targets, and refuse others at the same byte",
	requirements: [
		...["REQ-02", "TGT-01", "TGT-02", "TGT-03", "TGT-04", "TGT-05", "TGT-06", "TGT-07", "TGT-08", "TGT-09", "TGT-10"],
		...["TGT-11", "TGT-12", "SORT-01", "SORT-02", "SORT-03"],
	],
	severity: "high",
	where: "in-process",
	runs: 4000,
	open: () =>
		inProcess(
			checkable(
				underScheme({ "countersign-v1": anyTarget, "sorted-query": anyTarget }),
				byScheme({
					"countersign-v1": targetReadingsAgree(
						coreTargetParser(countersignV1),
						generatorTargetParser("countersign-v1"),
					),
					"sorted-query": targetReadingsAgree(coreTargetParser(sortedQuery), generatorTargetParser("sorted-query")),
				}),
				{ kinds: kindsOfPart(targetKinds, ({ input }) => input) },
			),
		),
};
