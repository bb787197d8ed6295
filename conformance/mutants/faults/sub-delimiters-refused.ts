import { refuseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const subDelimitersRefused: Mutant = {
	id: "sub-delimiters-refused",
	sentence: "Refuses the marks of RFC 3986 that it has no use for.",
	breaks: ["TGT-12", "FWD-01"],
	also: ["AUTHZ-01", "AUTHZ-03", "HMAC-CANON-08", "TGT-01"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const at = target.ok && scheme.target.rule === "verbatim" ? targetText(url).search(/[!$'()*+,]|[:@]/) : -1;
			return at < 0 ? target : refuseTarget("forbidden_character", at);
		},
	}),
};
