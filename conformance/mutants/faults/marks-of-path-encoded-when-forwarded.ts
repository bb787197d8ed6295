import { inPath } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const marksOfPathEncodedWhenForwarded: Mutant = {
	id: "marks-of-path-encoded-when-forwarded",
	sentence: "Encodes marks of the path when it forwards.",
	breaks: ["FWD-01", "TGT-01"],
	also: ["SORT-12"],
	threats: ["FWD-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward(
				{
					...request,
					target: inPath((path) => path.replaceAll(/[@:+;,]/g, (mark) => encodeURIComponent(mark)))(request.target),
				},
				fetcher,
			),
	}),
};
