import { parseTarget, refuseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const defectsOfQueryReportedFirst: Mutant = {
	id: "defects-of-query-reported-first",
	sentence: "Looks at the query before it looks at the path, and reports what it finds there.",
	breaks: ["TGT-11"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const text = targetText(url);
			const target = parseTarget(text, scheme);
			const question = text.indexOf("?");
			if (target.ok || question < 0 || target.refusal.reason === undefined) {
				return target;
			}
			const query = parseTarget(`/${text.slice(question)}`, scheme);
			const { reason, offset } = query.ok ? {} : query.refusal;
			return reason === undefined || offset === undefined ? target : refuseTarget(reason, offset + question - 1);
		},
	}),
};
