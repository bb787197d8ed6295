import { parseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const badTripletsThrownOn: Mutant = {
	id: "bad-triplets-thrown-on",
	sentence: "Decodes the target to look at it and is surprised by a percent sign without two digits.",
	breaks: ["TGT-06", "ANS-05"],
	also: ["REQ-02", "SORT-02", "SORT-03", "TGT-11"],
	threats: ["CAN-32", "AVL-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const text = targetText(url);
			return /%(?![0-9A-Fa-f]{2})/.test(text)
				? parseTarget(decodeURIComponent(text), scheme)
				: parseTarget(text, scheme);
		},
	}),
};
