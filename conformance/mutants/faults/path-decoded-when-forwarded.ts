import { inPath, percentDecoded } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const pathDecodedWhenForwarded: Mutant = {
	id: "path-decoded-when-forwarded",
	sentence: "Decodes the path when it forwards.",
	breaks: ["FWD-01", "TGT-01"],
	threats: ["FWD-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward({ ...request, target: inPath(percentDecoded)(request.target) }, fetcher),
	}),
};
