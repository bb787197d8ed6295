import { refuseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const sortedTildeOfPathRefused: Mutant = {
	id: "sorted-tilde-of-path-refused",
	sentence: "Under sorted-query takes no plain tilde in a path.",
	breaks: ["SORT-01"],
	threats: ["CAN-21"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const tilde = targetText(url).replace(/\?.*$/s, "").indexOf("~");
			return tilde >= 0 && scheme.target.rule === "sorted-query"
				? refuseTarget("forbidden_character", tilde)
				: reference.parseTarget(url, scheme);
		},
	}),
};
