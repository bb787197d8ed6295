import { inPath } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const pathEncodedAgainWhenForwarded: Mutant = {
	id: "path-encoded-again-when-forwarded",
	sentence: "Encodes the percent signs of the path when it forwards.",
	breaks: ["FWD-01", "TGT-01"],
	also: ["SORT-12"],
	threats: ["FWD-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward({ ...request, target: inPath((path) => path.replaceAll("%", "%25"))(request.target) }, fetcher),
	}),
};
