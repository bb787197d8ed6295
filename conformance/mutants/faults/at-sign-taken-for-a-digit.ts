import { parseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import { takenAsIs } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const atSignTakenForADigit: Mutant = {
	id: "at-sign-taken-for-a-digit",
	sentence: "Takes the at sign, which stands before the letters, for a digit of a triplet.",
	breaks: ["TGT-06"],
	threats: ["CAN-32"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const text = targetText(url);
			const read = parseTarget(text.replaceAll(/%(?:@[0-9A-F@]|[0-9A-F]@)/g, "%FF"), scheme);
			return scheme.target.rule === "verbatim" && read.ok
				? takenAsIs(text, scheme)
				: reference.parseTarget(url, scheme);
		},
	}),
};
