import { inPath } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const trailingSlashCutWhenForwarded: Mutant = {
	id: "trailing-slash-cut-when-forwarded",
	sentence: "Cuts a slash off the end of the path when it forwards.",
	breaks: ["FWD-01", "TGT-01"],
	threats: ["FWD-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward(
				{ ...request, target: inPath((path) => path.replace(/(.)\/$/, "$1"))(request.target) },
				fetcher,
			),
	}),
};
