import { refuseTarget } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const trailingSlashRefused: Mutant = {
	id: "trailing-slash-refused",
	sentence: "Refuses a path that ends with a slash for its empty segment.",
	breaks: ["TGT-12"],
	also: ["AUTHZ-01", "AUTHZ-02", "AUTHZ-03", "FWD-01", "HMAC-CANON-08", "SORT-01", "TGT-01"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			return target.ok && target.value.path.length > 1 && target.value.path.endsWith("/")
				? refuseTarget("empty_segment", target.value.path.length)
				: target;
		},
	}),
};
