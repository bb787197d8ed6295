import { parseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import { takenAsIs } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const lowerCaseAOfTripletsLetThrough: Mutant = {
	id: "lower-case-a-of-triplets-let-through",
	sentence: "Looks for digits in lower case from b on, and lets an a through.",
	breaks: ["TGT-07"],
	threats: ["CAN-20"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const text = targetText(url);
			const read = parseTarget(
				text.replaceAll(/%[0-9A-Fa]{2}/g, (triplet) => triplet.toUpperCase()),
				scheme,
			);
			return scheme.target.rule === "verbatim" && read.ok
				? takenAsIs(text, scheme)
				: reference.parseTarget(url, scheme);
		},
	}),
};
