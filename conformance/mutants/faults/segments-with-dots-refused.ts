import { refuseTarget } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const segmentsWithDotsRefused: Mutant = {
	id: "segments-with-dots-refused",
	sentence: "Takes every segment that begins with a dot for a dot segment.",
	breaks: ["TGT-12", "TGT-01", "FWD-01"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const at = target.ok ? target.value.path.indexOf("/.") : -1;
			return at < 0 ? target : refuseTarget("dot_segment", at + 1);
		},
	}),
};
