import { parseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import { takenAsIs } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const encodedBackslashLetThrough: Mutant = {
	id: "encoded-backslash-let-through",
	sentence: "Forbids the encoded slash in the path but not the encoded backslash.",
	breaks: ["TGT-09"],
	threats: ["CAN-16"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const text = targetText(url);
			const target = parseTarget(text, scheme);
			const defect = target.ok ? undefined : target.refusal;
			return defect?.reason === "forbidden_triplet" && text.startsWith("%5C", defect.offset)
				? takenAsIs(text, scheme)
				: target;
		},
	}),
};
