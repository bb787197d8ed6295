import { refuseTarget } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const pathsInTheQueryRefused: Mutant = {
	id: "paths-in-the-query-refused",
	sentence: "Refuses a query that looks like a path.",
	breaks: ["TGT-12", "FWD-01"],
	also: ["AUTHZ-01", "AUTHZ-03", "CRED-01", "HMAC-CANON-08", "TGT-01"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const at = target.ok ? (target.value.query?.indexOf("/") ?? -1) : -1;
			return at < 0 || !target.ok ? target : refuseTarget("forbidden_character", target.value.path.length + 1 + at);
		},
	}),
};
