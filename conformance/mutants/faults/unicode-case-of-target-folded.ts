import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

function folded(triplets: string): string {
	try {
		return decodeURIComponent(triplets).toLowerCase();
	} catch {
		return "";
	}
}

export const unicodeCaseOfTargetFolded: Mutant = {
	id: "unicode-case-of-target-folded",
	sentence: "Binds a signature to the target with letters outside ASCII in lower case, which makes some of them ASCII.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-36"],
	seen: "wire",
	stages: alsoTargets((target) => [
		target.replaceAll(/(?:%[89A-F][0-9A-F])+/g, (triplets) => encodeURIComponent(folded(triplets))),
	]),
};
