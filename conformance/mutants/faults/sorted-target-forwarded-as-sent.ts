import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const sortedTargetForwardedAsSent: Mutant = {
	id: "sorted-target-forwarded-as-sent",
	sentence: "Under sorted-query forwards the target as it was sent.",
	breaks: ["SORT-12"],
	threats: ["FWD-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forwardRequest: (exchange, head, route, letIn) =>
			reference.forwardRequest(
				exchange,
				{ ...head, target: { ...head.target, text: targetText(exchange.request.url) } },
				route,
				letIn,
			),
	}),
};
